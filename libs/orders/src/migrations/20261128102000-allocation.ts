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

      -- A SKU with all its shares, one row: a million lines are shared out at once. The arrays go side by side.
      CREATE TABLE allocation_sku (
        run_id uuid NOT NULL REFERENCES allocation_run ON DELETE CASCADE,
        sku_id uuid NOT NULL REFERENCES sku,
        supply integer NOT NULL,
        demand integer NOT NULL,
        given integer NOT NULL CHECK (given BETWEEN 0 AND least(supply, demand)),
        left_over integer NOT NULL GENERATED ALWAYS AS (least(supply, demand) - given) STORED,
        -- Whether each line still waits is asked when it is decided.
        line_ids uuid[] NOT NULL,
        -- The tier that its franchisee had then.
        line_tiers smallint[] NOT NULL,
        line_demands integer[] NOT NULL,
        line_given integer[] NOT NULL,
        line_reasons smallint[] NOT NULL,
        PRIMARY KEY (run_id, sku_id),
        CHECK (cardinality(line_ids) = cardinality(line_given) AND cardinality(line_ids) = cardinality(line_demands)
          AND cardinality(line_ids) = cardinality(line_tiers) AND cardinality(line_ids) = cardinality(line_reasons))
      );
      ALTER TABLE allocation_sku ALTER line_ids SET STORAGE EXTERNAL, ALTER line_tiers SET STORAGE EXTERNAL, ALTER line_demands SET STORAGE EXTERNAL,
        ALTER line_given SET STORAGE EXTERNAL, ALTER line_reasons SET STORAGE EXTERNAL;
      -- Its shares, a row each.
      CREATE VIEW allocation_share AS
        SELECT s.run_id, s.sku_id, s.supply, l.* FROM allocation_sku s,
          LATERAL unnest(s.line_ids, s.line_tiers, s.line_demands, s.line_given, s.line_reasons) AS l (order_line_id, tier, demand, given, reason);
      -- What was decided stays as it was.
      REVOKE UPDATE, DELETE, TRUNCATE ON allocation_sku FROM kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW allocation_share; DROP TABLE allocation_sku, allocation_run');
  }
}
