import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Goods on their way to franchisees (F4, F5, F10). */
export class Dispatch20261128101000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Delivered outside the window: it does not count into execution, and is not asked for again.
      ALTER TABLE order_line ADD COLUMN outside integer NOT NULL DEFAULT 0 CHECK (outside >= 0);

      CREATE TABLE dispatch_note (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        -- 發貨單號, such as FH090101001.
        number text NOT NULL UNIQUE CHECK (number <> ''),
        franchisee_id uuid NOT NULL REFERENCES franchisee,
        dispatched_on date NOT NULL,
        entered_by_name text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX dispatch_note_day ON dispatch_note (dispatched_on DESC, id DESC);
      CREATE INDEX dispatch_note_of ON dispatch_note (franchisee_id, dispatched_on DESC, id DESC);

      CREATE TABLE dispatch_line (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        note_id uuid NOT NULL REFERENCES dispatch_note,
        -- What was booked together: an import's run, or a note.
        batch_id uuid NOT NULL,
        dispatched_on date NOT NULL,
        franchisee_id uuid NOT NULL REFERENCES franchisee,
        sku_id uuid NOT NULL REFERENCES sku,
        -- What came back, or corrects an earlier line, is negative.
        quantity integer NOT NULL CHECK (quantity <> 0),
        kind text NOT NULL CHECK (kind IN ('ORDER', 'REPLENISHMENT', 'SPECIAL', 'RETURN', 'SUBSTITUTION')),
        unit_price_fen bigint NOT NULL CHECK (unit_price_fen >= 0),
        amount_fen bigint NOT NULL,
        -- 預下 / 庫存: what replenishment and special price were taken from.
        source text CHECK (source IN ('PREMADE', 'STOCK')),
        -- The ordered SKU that a substitution stands for.
        original_sku_id uuid REFERENCES sku,
        -- The order line that it serves, and whether it counts into the execution of that line.
        order_line_id uuid REFERENCES order_line,
        counts boolean NOT NULL DEFAULT false,
        remark text NOT NULL DEFAULT '',
        CHECK (kind <> 'RETURN' OR quantity < 0),
        CHECK ((kind = 'SUBSTITUTION') = (original_sku_id IS NOT NULL)),
        CHECK (source IS NULL OR kind IN ('REPLENISHMENT', 'SPECIAL'))
      );
      -- One SKU of one kind stands once on a note; coming and going are two.
      CREATE UNIQUE INDEX dispatch_line_once ON dispatch_line (note_id, sku_id, kind, source, original_sku_id, (quantity > 0)) NULLS NOT DISTINCT;
      CREATE INDEX dispatch_line_order_line ON dispatch_line (order_line_id) WHERE order_line_id IS NOT NULL;
      CREATE INDEX dispatch_line_batch ON dispatch_line (batch_id);
      CREATE INDEX dispatch_line_of ON dispatch_line (franchisee_id, dispatched_on);
      CREATE INDEX dispatch_line_day ON dispatch_line (dispatched_on, kind);
      REVOKE UPDATE, DELETE, TRUNCATE ON dispatch_note, dispatch_line FROM kefu_app;
      GRANT UPDATE (order_line_id, counts) ON dispatch_line TO kefu_app;

      -- Unlogged: the raw file is kept, so what a crash takes away is read again.
      CREATE UNLOGGED TABLE dispatch_staging (
        run_id uuid NOT NULL,
        line integer NOT NULL,
        faulty boolean NOT NULL,
        number text,
        dispatched_on date,
        customer text,
        -- The customer as names are compared.
        folded text,
        sku_code text,
        quantity integer,
        kind text,
        unit_price_fen bigint,
        amount_fen bigint,
        source text,
        original_code text,
        remark text,
        franchisee_id uuid,
        sku_id uuid,
        original_sku_id uuid,
        -- The stored line that the row says again.
        known_id uuid,
        PRIMARY KEY (run_id, line)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE dispatch_staging, dispatch_line, dispatch_note;
      ALTER TABLE order_line DROP COLUMN outside;
    `);
  }
}
