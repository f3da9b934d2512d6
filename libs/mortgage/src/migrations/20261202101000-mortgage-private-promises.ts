import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What consultants are said to have promised on their own account, and the problems that they own for it (S28). */
export class MortgagePrivatePromises20261202101000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mortgage_problem
        -- Whose problem it is: a consultant's who promised what they may not; null: the desk's.
        ADD COLUMN owner_id uuid REFERENCES person,
        DROP CONSTRAINT mortgage_problem_cause_check,
        ADD CONSTRAINT mortgage_problem_cause_check
          CHECK (cause IN ('credit', 'income', 'papers', 'unreachable', 'reluctant', 'dispute', 'bank', 'promise', 'other'));

      CREATE TABLE mortgage_private_promise (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        number text GENERATED ALWAYS AS ('PP' || upper(right(replace(id::text, '-', ''), 8))) STORED,
        lifecycle text NOT NULL,
        lifecycle_version integer NOT NULL,
        state text NOT NULL,
        state_since timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        case_id uuid NOT NULL REFERENCES mortgage_case,
        team_id uuid NOT NULL REFERENCES org_unit,
        -- Who is said to have promised what to whom, and on which day.
        consultant_id uuid NOT NULL REFERENCES person,
        promised text NOT NULL CHECK (promised <> ''),
        promised_to text NOT NULL CHECK (promised_to <> ''),
        promised_on date NOT NULL,
        reporter_id uuid REFERENCES person,
        reporter_name text NOT NULL,
        reported_at timestamptz NOT NULL DEFAULT now(),
        -- The problem that it brought, once it is upheld at the latest.
        problem_id uuid REFERENCES mortgage_problem,
        -- The consultant is heard, or had until this day.
        statement text,
        stated_at timestamptz,
        statement_until date NOT NULL,
        findings text,
        investigated_by_name text,
        -- What is proposed once it is upheld; an amount may be undecided.
        sanction text,
        amount_fen bigint CHECK (amount_fen >= 0),
        decided_by_name text,
        upheld_at timestamptz,
        appeal_until date,
        appeal text,
        CHECK ((statement IS NULL) = (stated_at IS NULL)),
        CHECK (reporter_id IS DISTINCT FROM consultant_id)
      );
      CREATE INDEX mortgage_private_promise_case ON mortgage_private_promise (case_id);
      CREATE INDEX mortgage_private_promise_team ON mortgage_private_promise (team_id, id DESC);
      CREATE INDEX mortgage_private_promise_consultant ON mortgage_private_promise (consultant_id, id DESC);
      CREATE INDEX mortgage_private_promise_appealable ON mortgage_private_promise (appeal_until) WHERE state = 'appealable';

      -- Papers of the case that bear it out.
      CREATE TABLE mortgage_private_promise_evidence (
        promise_id uuid NOT NULL REFERENCES mortgage_private_promise,
        document_id uuid NOT NULL REFERENCES document,
        PRIMARY KEY (promise_id, document_id)
      );
      REVOKE UPDATE, DELETE ON mortgage_private_promise_evidence FROM kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE mortgage_private_promise_evidence, mortgage_private_promise;
      ALTER TABLE mortgage_problem DROP COLUMN owner_id;
    `);
  }
}
