import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Month-end and quarter figures (T7, T8): counts that a month begins with, and reports frozen when they are closed. */
export class PeriodReport20261124092000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Open accounts before the first day of a month, by all lines of the book up to seq. What is written about earlier
      -- days afterwards has a higher seq and is added when the figures are read.
      CREATE TABLE account_count_mark (
        month date PRIMARY KEY,
        seq bigint NOT NULL,
        counted_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE account_count (
        month date NOT NULL REFERENCES account_count_mark,
        branch_id uuid NOT NULL,
        trader_kind text NOT NULL,
        class text NOT NULL,
        active integer NOT NULL,
        PRIMARY KEY (month, branch_id, trader_kind, class)
      );
      CREATE INDEX account_event_moved ON account_event (on_day) WHERE from_branch_id IS NOT NULL;

      CREATE TABLE period_report (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        -- 2026-10 or 2026-Q4
        period text NOT NULL CHECK (period ~ '^[0-9]{4}-([0-9]{2}|Q[1-4])$'),
        version integer NOT NULL CHECK (version >= 1),
        first_day date NOT NULL,
        last_day date NOT NULL,
        -- The last line of the book that it knew.
        seq bigint NOT NULL,
        reason text,
        closed_by text NOT NULL,
        closed_by_name text NOT NULL,
        closed_at timestamptz NOT NULL DEFAULT now(),
        acknowledged_by text,
        acknowledged_by_name text,
        acknowledged_at timestamptz,
        UNIQUE (period, version),
        CHECK ((version = 1) = (reason IS NULL)),
        CHECK (num_nulls(acknowledged_by, acknowledged_by_name, acknowledged_at) IN (0, 3))
      );
      CREATE TABLE period_report_row (
        report_id uuid NOT NULL REFERENCES period_report,
        branch_id uuid NOT NULL REFERENCES org_unit,
        trader_kind text NOT NULL,
        class text NOT NULL,
        active_at_start integer NOT NULL,
        opened integer NOT NULL,
        closed integer NOT NULL,
        moved_in integer NOT NULL,
        moved_out integer NOT NULL,
        renewed integer NOT NULL,
        changed integer NOT NULL,
        active_at_end integer NOT NULL,
        PRIMARY KEY (report_id, branch_id, trader_kind, class),
        CHECK (active_at_start + opened - closed + moved_in - moved_out = active_at_end)
      );
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON period_report_row
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      REVOKE UPDATE, DELETE, TRUNCATE ON period_report_row FROM kefu_app;
      REVOKE UPDATE, DELETE, TRUNCATE ON period_report FROM kefu_app;
      GRANT UPDATE (acknowledged_by, acknowledged_by_name, acknowledged_at) ON period_report TO kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE period_report_row, period_report, account_count, account_count_mark;
      DROP INDEX account_event_moved;
    `);
  }
}
