import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The race of the teams, month by month, and the penalties that are proposed from it (S24, S25). */
export class MortgageRanking20261127091500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- How the site counts; one row.
      CREATE TABLE mortgage_ranking_policy (
        id boolean PRIMARY KEY DEFAULT true CHECK (id),
        zero_is_last text NOT NULL DEFAULT 'hadCases' CHECK (zero_is_last IN ('always', 'hadCases')),
        -- Fen by step; null is undecided (待定). Empty: every penalty is undecided.
        steps bigint[] NOT NULL DEFAULT '{20000,40000,80000}',
        reward_fen bigint CHECK (reward_fen >= 0),
        snapshot_office_day integer NOT NULL DEFAULT 3 CHECK (snapshot_office_day BETWEEN 1 AND 15),
        appeal_office_days integer NOT NULL DEFAULT 3 CHECK (appeal_office_days BETWEEN 1 AND 15),
        version integer NOT NULL DEFAULT 1
      );
      INSERT INTO mortgage_ranking_policy DEFAULT VALUES;

      -- A month as it was frozen. Reopened by the general manager it is frozen again; the versions before stay.
      CREATE TABLE mortgage_ranking_month (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        month date NOT NULL CHECK (extract(day FROM month) = 1),
        version integer NOT NULL,
        ranked boolean NOT NULL,
        -- The rules by which it was counted.
        rules jsonb NOT NULL,
        frozen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        frozen_by_name text NOT NULL,
        reopened_by_name text,
        reopened_at timestamptz,
        reopened_reason text,
        UNIQUE (month, version),
        CHECK (num_nulls(reopened_by_name, reopened_at, reopened_reason) IN (0, 3))
      );
      CREATE UNIQUE INDEX mortgage_ranking_month_current ON mortgage_ranking_month (month) WHERE reopened_at IS NULL;

      CREATE TABLE mortgage_ranking_row (
        month_id uuid NOT NULL REFERENCES mortgage_ranking_month,
        team_id uuid NOT NULL REFERENCES org_unit,
        team_name text NOT NULL,
        collected_fen bigint NOT NULL,
        rank integer,
        first boolean NOT NULL,
        last boolean NOT NULL,
        exempt boolean NOT NULL,
        -- Months in last place up to this one.
        streak integer NOT NULL CHECK (streak >= 0),
        PRIMARY KEY (month_id, team_id)
      );
      REVOKE UPDATE, DELETE ON mortgage_ranking_row FROM kefu_app;

      -- A penalty is a proposal that goes from hand to hand until it stands or falls.
      CREATE TABLE mortgage_penalty (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        number text GENERATED ALWAYS AS ('PN' || upper(right(replace(id::text, '-', ''), 8))) STORED,
        lifecycle text NOT NULL,
        lifecycle_version integer NOT NULL,
        state text NOT NULL,
        state_since timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        month_id uuid NOT NULL REFERENCES mortgage_ranking_month,
        month date NOT NULL,
        team_id uuid NOT NULL REFERENCES org_unit,
        streak integer NOT NULL CHECK (streak >= 2),
        -- Null: undecided.
        amount_fen bigint CHECK (amount_fen >= 0),
        appeal_until date,
        appeal text,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX mortgage_penalty_once ON mortgage_penalty (month, team_id) WHERE state <> 'dropped';
      CREATE INDEX mortgage_penalty_team ON mortgage_penalty (team_id, month);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE mortgage_penalty, mortgage_ranking_row, mortgage_ranking_month, mortgage_ranking_policy',
    );
  }
}
