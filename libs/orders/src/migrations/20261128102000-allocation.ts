import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is given how much of what came in, proposed and decided (F4). */
export class Allocation20261128102000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE allocation_run (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        number text GENERATED ALWAYS AS ('PF' || upper(right(replace(id::text, '-', ''), 8))) STORED,
        state text NOT NULL DEFAULT 'PROPOSED' CHECK (state IN ('PROPOSED', 'COMMITTED', 'DISCARDED')),
        -- What it is about: the goods of one receipt or all that is free; lines of a season, a pool, windows that begin by a day.
        receipt_id uuid REFERENCES goods_receipt,
        season_id uuid REFERENCES season,
        pool text CHECK (pool IN ('MAIN', 'LATE', 'NEW_CUSTOMER')),
        windows_begin_by date,
        mode text NOT NULL CHECK (mode IN ('TIERS', 'FIRST_COME')),
        pack_size integer NOT NULL DEFAULT 1 CHECK (pack_size BETWEEN 1 AND 10000),
        minimum_fill_bp integer NOT NULL DEFAULT 0 CHECK (minimum_fill_bp BETWEEN 0 AND 10000),
        skus integer NOT NULL DEFAULT 0,
        lines integer NOT NULL DEFAULT 0,
        supply bigint NOT NULL DEFAULT 0,
        demand bigint NOT NULL DEFAULT 0,
        given bigint NOT NULL DEFAULT 0,
        -- What supply and demand would have allowed, but packs or minimum fill did not.
        left_over bigint NOT NULL DEFAULT 0,
        proposed_by_name text NOT NULL,
        proposed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        decided_by_name text,
        decided_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        CHECK ((state = 'PROPOSED') = (decided_at IS NULL))
      );
      CREATE INDEX allocation_run_at ON allocation_run (proposed_at DESC, id DESC);

      CREATE TABLE allocation_sku (
        run_id uuid NOT NULL REFERENCES allocation_run ON DELETE CASCADE,
        sku_id uuid NOT NULL,
        supply integer NOT NULL,
        demand integer NOT NULL,
        given integer NOT NULL,
        left_over integer NOT NULL,
        PRIMARY KEY (run_id, sku_id)
      );

      -- Without references: a million lines are proposed at once, and whether each still waits is asked when it is decided.
      CREATE TABLE allocation_line (
        run_id uuid NOT NULL,
        sku_id uuid NOT NULL,
        order_line_id uuid NOT NULL,
        franchisee_id uuid NOT NULL,
        tier integer NOT NULL,
        ordered_at timestamptz NOT NULL,
        demand integer NOT NULL,
        given integer NOT NULL CHECK (given BETWEEN 0 AND demand),
        reason text NOT NULL,
        PRIMARY KEY (run_id, sku_id, order_line_id)
      );
      -- What was decided stays as it was.
      REVOKE UPDATE, DELETE, TRUNCATE ON allocation_sku, allocation_line FROM kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE allocation_line, allocation_sku, allocation_run');
  }
}
