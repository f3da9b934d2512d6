import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Goods beside the orders: replenishment, special price, substitution, and what own stores take (F5, F7, F10). */
export class GoodsRequests20261128103000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE goods_request (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        number text GENERATED ALWAYS AS ('HQ' || upper(right(replace(id::text, '-', ''), 8))) STORED,
        lifecycle text NOT NULL,
        lifecycle_version integer NOT NULL,
        state text NOT NULL CHECK (state IN ('asked', 'done', 'refused')),
        state_since timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        kind text NOT NULL CHECK (kind IN ('REPLENISHMENT', 'SPECIAL', 'SUBSTITUTION', 'DIVERSION')),
        -- A franchisee gets the goods, or with a diversion (直營調配) an own store.
        franchisee_id uuid REFERENCES franchisee,
        place_id uuid REFERENCES stock_place,
        source text CHECK (source IN ('PREMADE', 'STOCK')),
        reason text NOT NULL CHECK (reason <> ''),
        -- Who of the franchisee agreed to other goods, how, and when.
        consent text,
        consented_on date,
        asked_by_name text NOT NULL,
        note_id uuid REFERENCES dispatch_note,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((kind = 'DIVERSION') = (place_id IS NOT NULL)),
        CHECK ((kind = 'DIVERSION') = (franchisee_id IS NULL)),
        CHECK ((kind IN ('REPLENISHMENT', 'SPECIAL')) = (source IS NOT NULL)),
        CHECK (state <> 'done' OR kind <> 'SUBSTITUTION' OR consent IS NOT NULL)
      );
      CREATE INDEX goods_request_state ON goods_request (state, id DESC);

      CREATE TABLE goods_request_line (
        request_id uuid NOT NULL REFERENCES goods_request,
        sku_id uuid NOT NULL REFERENCES sku,
        quantity integer NOT NULL CHECK (quantity > 0),
        unit_price_fen bigint NOT NULL CHECK (unit_price_fen >= 0),
        original_sku_id uuid REFERENCES sku,
        PRIMARY KEY (request_id, sku_id)
      );

      -- 直營調配: what was held for whom and went to an own store instead.
      CREATE TABLE diversion (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        request_id uuid NOT NULL REFERENCES goods_request,
        order_line_id uuid NOT NULL REFERENCES order_line,
        franchisee_id uuid NOT NULL REFERENCES franchisee,
        sku_id uuid NOT NULL REFERENCES sku,
        quantity integer NOT NULL CHECK (quantity > 0),
        amount_fen bigint NOT NULL,
        diverted_on date NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX diversion_order_line ON diversion (order_line_id);
      CREATE INDEX diversion_request ON diversion (request_id);
      REVOKE UPDATE, DELETE, TRUNCATE ON goods_request_line, diversion FROM kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE diversion, goods_request_line, goods_request');
  }
}
