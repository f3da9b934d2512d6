import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What HR books of a penalty (S25): at most a part of the month's variable pay. And streaks that a person decided, of teams that
 * were merged or renamed (S24).
 */
export class MortgagePenaltyCap20261127103000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mortgage_ranking_policy
        -- Of the month's variable pay, in thousandths.
        ADD COLUMN cap_permille integer NOT NULL DEFAULT 200 CHECK (cap_permille BETWEEN 0 AND 1000);
      ALTER TABLE mortgage_penalty
        ADD COLUMN variable_pay_fen bigint CHECK (variable_pay_fen >= 0),
        -- By which it was capped, and what was taken.
        ADD COLUMN cap_permille integer,
        ADD COLUMN booked_fen bigint CHECK (booked_fen BETWEEN 0 AND amount_fen AND booked_fen <= variable_pay_fen),
        ADD COLUMN booked_by_name text,
        ADD CHECK (num_nulls(variable_pay_fen, cap_permille, booked_fen, booked_by_name) IN (0, 4));

      -- From a month on a team begins with so many months in last place; the newest line of a month holds.
      CREATE TABLE mortgage_streak_decision (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        team_id uuid NOT NULL REFERENCES org_unit,
        month date NOT NULL CHECK (extract(day FROM month) = 1),
        streak integer NOT NULL CHECK (streak BETWEEN 0 AND 120),
        reason text NOT NULL CHECK (reason <> ''),
        decided_by_name text NOT NULL,
        decided_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX mortgage_streak_decision_month ON mortgage_streak_decision (month, team_id, id DESC);
      REVOKE UPDATE, DELETE ON mortgage_streak_decision FROM kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE mortgage_streak_decision;
      ALTER TABLE mortgage_penalty DROP COLUMN variable_pay_fen, DROP COLUMN cap_permille, DROP COLUMN booked_fen, DROP COLUMN booked_by_name;
      ALTER TABLE mortgage_ranking_policy DROP COLUMN cap_permille;
    `);
  }
}
