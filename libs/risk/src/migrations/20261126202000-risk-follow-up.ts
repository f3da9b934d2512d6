import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever no risk notice reached is followed up (T9), and who trades too much or loses day after day is watched (T11). */
export class RiskFollowUp20261126202000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE risk_follow_up (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        run_id uuid NOT NULL REFERENCES risk_run,
        trader_id uuid NOT NULL REFERENCES trader,
        notice_id uuid NOT NULL REFERENCES risk_notice,
        -- Why the notice did not reach: undelivered, noPhone, optedOut, parked, …
        cause text NOT NULL,
        step text NOT NULL CHECK (step IN ('secondContact', 'telephone', 'branch')),
        -- Set when it is over: delivered, reached, notReached.
        outcome text CHECK (outcome IN ('delivered', 'reached', 'notReached')),
        -- Whether the step's task was opened.
        asked boolean NOT NULL DEFAULT false,
        opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        ended_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (run_id, trader_id),
        CHECK ((outcome IS NULL) = (ended_at IS NULL))
      );
      CREATE INDEX risk_follow_up_open ON risk_follow_up (run_id) WHERE outcome IS NULL;

      CREATE TABLE risk_contact (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        follow_up_id uuid NOT NULL REFERENCES risk_follow_up,
        step text NOT NULL,
        outcome text NOT NULL,
        note text NOT NULL DEFAULT '',
        made_by_name text NOT NULL,
        made_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX risk_contact_of ON risk_contact (follow_up_id, id);
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON risk_contact FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      REVOKE UPDATE, DELETE, TRUNCATE ON risk_contact FROM kefu_app;
      INSERT INTO message_policy VALUES ('riskSecondContact', 0, 24 * 60);

      CREATE TABLE risk_signal (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        market_id uuid NOT NULL REFERENCES risk_market,
        trader_id uuid NOT NULL REFERENCES trader,
        kind text NOT NULL CHECK (kind IN ('overTrading', 'lossStreak')),
        -- The trading day whose file showed it, and how much: a turnover in percent of the mean, a loss of equity in fen.
        found_on date NOT NULL,
        measure bigint NOT NULL,
        days smallint NOT NULL,
        outcome text CHECK (outcome IN ('deEscalated', 'continues', 'notReached')),
        note text NOT NULL DEFAULT '',
        ended_by_name text,
        ended_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        CHECK ((outcome IS NULL) = (ended_at IS NULL))
      );
      CREATE UNIQUE INDEX risk_signal_open ON risk_signal (market_id, trader_id, kind) WHERE outcome IS NULL;
      CREATE INDEX risk_signal_queue ON risk_signal (found_on DESC, id DESC);
      -- The file whose rows were looked through for the watch list.
      ALTER TABLE risk_run ADD watched_file_id uuid;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE risk_run DROP watched_file_id;
      DROP TABLE risk_signal, risk_contact, risk_follow_up;
      DELETE FROM message_policy WHERE purpose = 'riskSecondContact';
    `);
  }
}
