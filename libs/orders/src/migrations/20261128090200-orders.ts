import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Seasons, what franchisees ordered for them, and what was ordered from production (F1, F3, F8). */
export class Orders20261128090200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE season (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        -- Such as 2009AW (2009秋冬).
        code text NOT NULL UNIQUE,
        kind text NOT NULL CHECK (kind IN ('SS', 'AW')),
        year integer NOT NULL CHECK (year BETWEEN 2000 AND 2100),
        -- Windows that end later form a pool of their own; none: no such day.
        windows_end_by date,
        -- How many franchisees are expected to order; none: every open one.
        expected_orders integer CHECK (expected_orders >= 0),
        -- Below this share of the ordered amount a reason is asked, in basis points.
        execution_threshold_bp integer NOT NULL DEFAULT 8500 CHECK (execution_threshold_bp BETWEEN 0 AND 10000),
        state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'CLOSED')),
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK (code = year || kind)
      );

      -- One act of consolidation: every order that was locked at that moment.
      CREATE TABLE consolidation (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        season_id uuid NOT NULL REFERENCES season,
        orders integer NOT NULL,
        quantity bigint NOT NULL,
        amount_fen bigint NOT NULL,
        made_by uuid NOT NULL REFERENCES person,
        made_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX consolidation_season ON consolidation (season_id, made_at);

      CREATE TABLE franchise_order (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        number text GENERATED ALWAYS AS ('DD' || upper(right(replace(id::text, '-', ''), 8))) STORED,
        lifecycle text NOT NULL DEFAULT 'franchiseOrder',
        lifecycle_version integer NOT NULL DEFAULT 1,
        state text NOT NULL DEFAULT 'DRAFT' CHECK (state IN ('DRAFT', 'LOCKED', 'CONSOLIDATED', 'PLACED')),
        state_since timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        season_id uuid NOT NULL REFERENCES season,
        franchisee_id uuid NOT NULL REFERENCES franchisee,
        -- A difference order tells a late change beside the order that was consolidated.
        kind text NOT NULL DEFAULT 'ORIGINAL' CHECK (kind IN ('ORIGINAL', 'DIFFERENCE')),
        pool text NOT NULL DEFAULT 'MAIN' CHECK (pool IN ('MAIN', 'LATE', 'NEW_CUSTOMER')),
        ordered_on date NOT NULL,
        entered_by uuid REFERENCES person,
        checked_by uuid REFERENCES person,
        consolidation_id uuid REFERENCES consolidation,
        -- The workbook it came from.
        import_id uuid,
        remark text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK (checked_by IS NULL OR checked_by IS DISTINCT FROM entered_by),
        CHECK ((state IN ('CONSOLIDATED', 'PLACED')) = (consolidation_id IS NOT NULL))
      );
      -- A franchisee orders once for a season; what comes later is a difference.
      CREATE UNIQUE INDEX franchise_order_once ON franchise_order (season_id, franchisee_id) WHERE kind = 'ORIGINAL';
      CREATE INDEX franchise_order_of ON franchise_order (franchisee_id, season_id);
      CREATE INDEX franchise_order_state ON franchise_order (season_id, state);
      CREATE INDEX franchise_order_consolidation ON franchise_order (consolidation_id) WHERE consolidation_id IS NOT NULL;

      CREATE TABLE order_line (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        order_id uuid NOT NULL REFERENCES franchise_order,
        season_id uuid NOT NULL REFERENCES season,
        franchisee_id uuid NOT NULL REFERENCES franchisee,
        sku_id uuid NOT NULL REFERENCES sku,
        -- 交貨期: first to last day, both included.
        window_from date NOT NULL,
        window_to date NOT NULL,
        -- Lines whose window ends too late, and those of new customers, are served from a pool of their own (F8).
        pool text NOT NULL DEFAULT 'MAIN' CHECK (pool IN ('MAIN', 'LATE', 'NEW_CUSTOMER')),
        quantity integer NOT NULL CHECK (quantity > 0),
        -- The contract price on the day of ordering.
        price_fen bigint NOT NULL CHECK (price_fen > 0),
        -- Net of returns and corrections, in the window.
        delivered integer NOT NULL DEFAULT 0 CHECK (delivered >= 0),
        allocated integer NOT NULL DEFAULT 0 CHECK (allocated >= 0),
        cancelled integer NOT NULL DEFAULT 0 CHECK (cancelled >= 0),
        substituted integer NOT NULL DEFAULT 0 CHECK (substituted >= 0),
        open_quantity integer NOT NULL
          GENERATED ALWAYS AS (greatest(quantity - least(delivered, quantity) - cancelled - substituted, 0)) STORED,
        ordered_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        UNIQUE (order_id, sku_id, window_from),
        CHECK (window_from <= window_to),
        CHECK (cancelled + substituted <= quantity),
        CHECK (allocated <= quantity - least(delivered, quantity) - cancelled - substituted OR allocated = 0)
      );
      CREATE INDEX order_line_season_sku ON order_line (season_id, sku_id);
      CREATE INDEX order_line_franchisee_sku ON order_line (franchisee_id, sku_id, window_from);
      CREATE INDEX order_line_open ON order_line (sku_id, window_from) WHERE open_quantity > 0;

      -- What production is asked to make for a month, from one consolidation and one pool.
      CREATE TABLE production_order (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        number text GENERATED ALWAYS AS ('SC' || upper(right(replace(id::text, '-', ''), 8))) STORED,
        consolidation_id uuid NOT NULL REFERENCES consolidation,
        season_id uuid NOT NULL REFERENCES season,
        -- YYYY-MM, the month in which the windows of its lines end.
        month text NOT NULL CHECK (month ~ '^\\d{4}-\\d{2}$'),
        pool text NOT NULL DEFAULT 'MAIN' CHECK (pool IN ('MAIN', 'LATE', 'NEW_CUSTOMER')),
        state text NOT NULL DEFAULT 'DRAFT' CHECK (state IN ('DRAFT', 'PLACED')),
        placed_by uuid REFERENCES person,
        placed_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (consolidation_id, month, pool)
      );
      CREATE INDEX production_order_season ON production_order (season_id, month);

      CREATE TABLE production_line (
        production_order_id uuid NOT NULL REFERENCES production_order,
        sku_id uuid NOT NULL REFERENCES sku,
        quantity bigint NOT NULL CHECK (quantity > 0),
        amount_fen bigint NOT NULL,
        PRIMARY KEY (production_order_id, sku_id)
      );
      CREATE INDEX production_line_sku ON production_line (sku_id);
      -- What was consolidated stays as it was: a late change is a difference order.
      REVOKE UPDATE, DELETE ON production_line, consolidation FROM kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE production_line, production_order, order_line, franchise_order, consolidation, season',
    );
  }
}
