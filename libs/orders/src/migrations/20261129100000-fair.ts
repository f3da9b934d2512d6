import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What franchisees order at the fair, while it is being entered (F1, F3): a sheet for each, with a cell for each SKU. A cell may be
 * taken back to nought and says who wrote it last, which a line of an order never does: it becomes one when the sheet is handed in.
 */
export class Fair20261129100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE fair_sheet (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        season_id uuid NOT NULL REFERENCES season,
        franchisee_id uuid NOT NULL REFERENCES franchisee,
        state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'HANDED_IN')),
        -- What the franchisee means to order for; none was set.
        target_fen bigint CHECK (target_fen > 0),
        -- 交貨期 of what is ordered: first to last day, both included.
        window_from date NOT NULL,
        window_to date NOT NULL,
        -- Σ cells, and at contract prices, as of the last save.
        quantity bigint NOT NULL DEFAULT 0,
        amount_fen bigint NOT NULL DEFAULT 0,
        -- The order that it became; kept while the sheet is open again.
        order_id uuid UNIQUE REFERENCES franchise_order,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (season_id, franchisee_id),
        CHECK (window_from <= window_to),
        CHECK (state = 'OPEN' OR order_id IS NOT NULL)
      );
      CREATE TABLE fair_cell (
        sheet_id uuid NOT NULL REFERENCES fair_sheet,
        sku_id uuid NOT NULL REFERENCES sku,
        quantity integer NOT NULL CHECK (quantity BETWEEN 0 AND 99999),
        -- Of contract price, when it was written last.
        price_fen bigint NOT NULL CHECK (price_fen > 0),
        version integer NOT NULL,
        changed_by uuid REFERENCES person,
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (sheet_id, sku_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE fair_cell, fair_sheet');
  }
}
