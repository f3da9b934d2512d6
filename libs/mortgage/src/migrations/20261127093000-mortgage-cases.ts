import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What may be lent where and since when; the cases of contracts, their loans, and the clocks of their steps (S2, S13). */
export class MortgageCases20261127093000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A rule is never changed: another one begins on a day. The city '' is every city without rules of its own.
      CREATE TABLE mortgage_loan_rule (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        city text NOT NULL DEFAULT '',
        product text NOT NULL CHECK (product IN ('commercial', 'providentFund')),
        effective_on date NOT NULL,
        -- Ratios in hundredths of a percent, the yearly rate in thousandths.
        minimum_down integer NOT NULL CHECK (minimum_down BETWEEN 0 AND 10000),
        loan_step_fen bigint NOT NULL CHECK (loan_step_fen > 0),
        loan_limit_fen bigint CHECK (loan_limit_fen > 0),
        yearly_rate integer NOT NULL CHECK (yearly_rate BETWEEN 0 AND 24000),
        housing_ratio integer NOT NULL CHECK (housing_ratio BETWEEN 1 AND 10000),
        debt_ratio integer NOT NULL CHECK (debt_ratio BETWEEN housing_ratio AND 10000),
        longest_months integer NOT NULL CHECK (longest_months BETWEEN 12 AND 480),
        oldest_years integer NOT NULL CHECK (oldest_years BETWEEN 18 AND 100),
        reason text NOT NULL DEFAULT '',
        changed_by_name text NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX mortgage_loan_rule_day ON mortgage_loan_rule (product, city, effective_on DESC, id DESC);
      REVOKE UPDATE, DELETE ON mortgage_loan_rule FROM kefu_app;
      INSERT INTO mortgage_loan_rule (product, effective_on, minimum_down, loan_step_fen, loan_limit_fen, yearly_rate,
        housing_ratio, debt_ratio, longest_months, oldest_years, changed_by_name)
      VALUES ('commercial', '2000-01-01', 1500, 1000000, NULL, 3000, 5000, 5500, 360, 70, 'system'),
        ('providentFund', '2000-01-01', 1500, 1000000, 100000000, 2600, 5000, 5500, 360, 70, 'system');

      CREATE TABLE mortgage_bank (
        key text PRIMARY KEY CHECK (key ~ '^[a-z][A-Za-z0-9]{1,19}$'),
        name text NOT NULL UNIQUE CHECK (name <> ''),
        -- Which loans it gives.
        product text NOT NULL CHECK (product IN ('commercial', 'providentFund')),
        retired boolean NOT NULL DEFAULT false
      );
      INSERT INTO mortgage_bank (key, name, product) VALUES ('icbc', '工商銀行', 'commercial'), ('ccb', '建設銀行', 'commercial'),
        ('abc', '農業銀行', 'commercial'), ('boc', '中國銀行', 'commercial'), ('fund', '公積金中心', 'providentFund');

      -- What was topped out, by the first part of the house: 3 of 3-1-501.
      CREATE TABLE mortgage_building (
        project_id uuid NOT NULL REFERENCES mortgage_project,
        building text NOT NULL CHECK (building <> ''),
        topped_out_on date NOT NULL,
        told_by_name text NOT NULL,
        told_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (project_id, building)
      );

      CREATE SEQUENCE mortgage_case_number;
      GRANT USAGE ON SEQUENCE mortgage_case_number TO kefu_app;
      CREATE TABLE mortgage_case (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        number text NOT NULL UNIQUE DEFAULT 'A' || lpad(nextval('mortgage_case_number')::text, 6, '0'),
        -- One case for each contract.
        contract_id uuid NOT NULL UNIQUE REFERENCES mortgage_contract,
        lifecycle text NOT NULL,
        lifecycle_version integer NOT NULL,
        state text NOT NULL,
        state_since timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        -- The mortgage team that works for the consultant's sales team on the day of its birth.
        team_id uuid NOT NULL REFERENCES org_unit,
        owner_id uuid REFERENCES person,
        -- The attempt at a bank that counts; those before are kept.
        attempt smallint NOT NULL DEFAULT 1,
        -- What is paid besides down payment and loans (尾款), a top-up of a reduced loan among it.
        balance_fen bigint NOT NULL DEFAULT 0 CHECK (balance_fen >= 0),
        -- Price less down payment, loans and balance payment; what is not nought stops the case.
        gap_fen bigint NOT NULL DEFAULT 0,
        -- Loan money that is still to come.
        due_fen bigint NOT NULL DEFAULT 0 CHECK (due_fen >= 0),
        -- Whose time it is.
        whose text NOT NULL DEFAULT 'us' CHECK (whose IN ('customer', 'bank', 'site', 'us')),
        customer_types text[] NOT NULL DEFAULT '{}',
        -- What the borrowers earn and owe a month, and the oldest one's age.
        household jsonb,
        interview_on date,
        -- What lies over a state: somebody waits on purpose, or there is a problem.
        held_since timestamptz,
        held_reason text,
        problem_since timestamptz,
        problem_reason text,
        submitted_by uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((held_since IS NULL) = (held_reason IS NULL)),
        CHECK ((problem_since IS NULL) = (problem_reason IS NULL))
      );
      CREATE INDEX mortgage_case_board ON mortgage_case (state, whose, team_id) INCLUDE (due_fen, owner_id);
      CREATE INDEX mortgage_case_open ON mortgage_case (state_since, id) WHERE state NOT IN ('closed', 'cancelled');
      CREATE INDEX mortgage_case_team ON mortgage_case (team_id, state_since, id);
      CREATE INDEX mortgage_case_queue ON mortgage_case (state, state_since, id);
      CREATE INDEX mortgage_case_owner ON mortgage_case (owner_id, state_since, id);
      CREATE INDEX mortgage_case_money ON mortgage_case (due_fen DESC, id) WHERE due_fen > 0;

      -- One application for each loan of an attempt: a combination has two side by side.
      CREATE TABLE mortgage_application (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        case_id uuid NOT NULL REFERENCES mortgage_case,
        attempt smallint NOT NULL,
        product text NOT NULL CHECK (product IN ('commercial', 'providentFund')),
        bank text REFERENCES mortgage_bank,
        asked_fen bigint NOT NULL CHECK (asked_fen > 0),
        months integer NOT NULL CHECK (months BETWEEN 1 AND 480),
        yearly_rate integer NOT NULL,
        state text NOT NULL DEFAULT 'prepared' CHECK (state IN ('prepared', 'approved', 'reduced', 'rejected', 'left')),
        approved_fen bigint CHECK (approved_fen BETWEEN 0 AND asked_fen),
        decided_on date,
        disbursed_fen bigint NOT NULL DEFAULT 0,
        disbursed_on date,
        CHECK ((approved_fen IS NULL) = (decided_on IS NULL)),
        CHECK (disbursed_fen BETWEEN 0 AND coalesce(approved_fen, 0)),
        UNIQUE (case_id, attempt, product)
      );

      -- How long a step may take and whose time it is; the newest line of a step that has begun holds.
      CREATE TABLE mortgage_clock_rule (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        state text NOT NULL,
        effective_on date NOT NULL,
        -- Office days; NULL: no limit.
        days smallint CHECK (days BETWEEN 1 AND 200),
        whose text NOT NULL CHECK (whose IN ('customer', 'bank', 'site', 'us')),
        reason text NOT NULL DEFAULT '',
        changed_by_name text NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX mortgage_clock_rule_state ON mortgage_clock_rule (state, effective_on DESC, id DESC);
      REVOKE UPDATE, DELETE ON mortgage_clock_rule FROM kefu_app;
      INSERT INTO mortgage_clock_rule (state, effective_on, days, whose, changed_by_name)
      SELECT state, '2000-01-01', days, whose, 'system' FROM (VALUES
        ('intake', NULL::smallint, 'us'), ('contractDraft', 1, 'us'), ('review', 1, 'us'), ('returned', 1, 'us'),
        ('signed', 3, 'us'), ('filed', NULL, 'us'), ('docsCollecting', 7, 'customer'), ('docsVerified', 3, 'bank'),
        ('bankInterview', 1, 'us'), ('submitted', 10, 'bank'), ('supplement', 3, 'customer'), ('approved', 5, 'customer'),
        ('approvedReduced', 5, 'customer'), ('rejected', NULL, 'us'), ('loanSigned', 5, 'us'),
        ('preMortgageRegistered', NULL, 'site'), ('ready', 10, 'bank'), ('partDisbursed', 10, 'bank'), ('disbursed', 1, 'us'),
        ('reconciled', NULL, 'site'), ('formalMortgage', NULL, 'us'), ('guaranteeReleased', NULL, 'us'),
        ('bankSwitch', NULL, 'us'), ('cashConvert', NULL, 'customer'), ('refunding', NULL, 'us')
      ) AS defaults (state, days, whose);

      -- One for each stay of a case in a state.
      CREATE TABLE mortgage_clock (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        case_id uuid NOT NULL REFERENCES mortgage_case,
        state text NOT NULL,
        started_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        -- Office minutes; NULL: no limit.
        limit_minutes integer CHECK (limit_minutes > 0),
        -- When 80, 100 and 150 % of the limit are used up, if it is not paused before.
        warn_at timestamptz,
        due_at timestamptz,
        escalate_at timestamptz,
        -- How far it was told: 1 warned, 2 and 3 escalated.
        told smallint NOT NULL DEFAULT 0 CHECK (told BETWEEN 0 AND 3),
        -- The next of those instants; NULL while nothing is to be told.
        next_at timestamptz,
        CHECK (num_nulls(warn_at, due_at, escalate_at) IN (0, 3))
      );
      CREATE INDEX mortgage_clock_due ON mortgage_clock (next_at) WHERE next_at IS NOT NULL;
      CREATE UNIQUE INDEX mortgage_clock_running ON mortgage_clock (case_id) WHERE ended_at IS NULL;
      CREATE INDEX mortgage_clock_case ON mortgage_clock (case_id, started_at);

      -- Whose time it was within a stay; a pause stops the net time, and has a reason and evidence.
      CREATE TABLE mortgage_clock_span (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        clock_id uuid NOT NULL REFERENCES mortgage_clock,
        whose text NOT NULL CHECK (whose IN ('customer', 'bank', 'site', 'us')),
        started_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        paused boolean NOT NULL DEFAULT false,
        reason text NOT NULL DEFAULT '',
        evidence text NOT NULL DEFAULT '',
        by_name text NOT NULL,
        CHECK (NOT paused OR (reason <> '' AND evidence <> ''))
      );
      CREATE UNIQUE INDEX mortgage_clock_span_running ON mortgage_clock_span (clock_id) WHERE ended_at IS NULL;
      CREATE INDEX mortgage_clock_span_clock ON mortgage_clock_span (clock_id, started_at);

      -- What was told of a clock: each once.
      CREATE TABLE mortgage_clock_notice (
        clock_id uuid NOT NULL REFERENCES mortgage_clock,
        level smallint NOT NULL CHECK (level BETWEEN 1 AND 3),
        at timestamptz NOT NULL DEFAULT now(),
        -- When somebody got a task of it.
        tasked_at timestamptz,
        PRIMARY KEY (clock_id, level)
      );
      CREATE INDEX mortgage_clock_notice_open ON mortgage_clock_notice (at) WHERE tasked_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE mortgage_clock_notice, mortgage_clock_span, mortgage_clock, mortgage_clock_rule, mortgage_application,
        mortgage_case, mortgage_building, mortgage_bank, mortgage_loan_rule;
      DROP SEQUENCE mortgage_case_number;
    `);
  }
}
