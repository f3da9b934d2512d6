import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The account book (T7): one line for each opening, closing, renewal and change, which the period figures count. */
export class AccountEvent20261124090000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account_class (
        tag text PRIMARY KEY,
        position integer NOT NULL
      );

      CREATE TABLE account_event (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        -- Order of writing; ids of one millisecond have none.
        seq bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
        trader_id uuid NOT NULL REFERENCES trader,
        kind text NOT NULL CHECK (kind IN ('opened', 'closed', 'renewed', 'changed', 'reclassified')),
        on_day date NOT NULL,
        branch_id uuid NOT NULL,
        trader_kind text NOT NULL,
        class text NOT NULL,
        from_branch_id uuid,
        from_trader_kind text,
        from_class text,
        active boolean NOT NULL,
        source_type text NOT NULL,
        source_id text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CHECK (num_nulls(from_branch_id, from_trader_kind, from_class) IN (0, 3))
      );

      -- What was there before the book: opened with the first agreement, renewed with each further one.
      INSERT INTO account_event (trader_id, kind, on_day, branch_id, trader_kind, class, active, source_type, source_id)
      SELECT trader_id, kind, max(on_day) OVER (PARTITION BY trader_id ORDER BY rank, on_day), branch_id, trader_kind, '',
        kind <> 'closed', 'system', 'backfill'
      FROM (
        SELECT t.id AS trader_id, 'opened' AS kind,
          least(coalesce((SELECT min(starts_on) FROM term WHERE trader_id = t.id), 'infinity'),
            (t.created_at AT TIME ZONE 'Asia/Shanghai')::date) AS on_day,
          1 AS rank, t.branch_id, t.kind AS trader_kind
        FROM trader t
        UNION ALL
        SELECT t.id, 'renewed', n.registered_on, 2, t.branch_id, t.kind
        FROM term o JOIN term n ON n.id = o.renewed_by JOIN trader t ON t.id = o.trader_id
        UNION ALL
        SELECT t.id, 'closed', (t.updated_at AT TIME ZONE 'Asia/Shanghai')::date, 3, t.branch_id, t.kind FROM trader t WHERE t.state = 'closed'
      ) past
      ORDER BY rank, on_day, trader_id;

      CREATE INDEX account_event_day ON account_event (on_day, seq);
      CREATE INDEX account_event_trader ON account_event (trader_id, seq);
      CREATE INDEX account_event_seq ON account_event USING brin (seq) WITH (pages_per_range = 16, autosummarize = on);

      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON account_event
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      REVOKE UPDATE, DELETE, TRUNCATE ON account_event FROM kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE account_event, account_class');
  }
}
