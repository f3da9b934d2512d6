import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 帳套: places, what moved, and what lies there (F4, F27). */
export class Stock20261128100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE stock_place (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        code text NOT NULL UNIQUE CHECK (code <> ''),
        name text NOT NULL CHECK (name <> ''),
        kind text NOT NULL CHECK (kind IN ('WAREHOUSE', 'OWN_STORE')),
        state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'CLOSED')),
        created_at timestamptz NOT NULL DEFAULT now()
      );
      -- Franchisees are served from one warehouse.
      CREATE UNIQUE INDEX stock_place_warehouse ON stock_place ((true)) WHERE kind = 'WAREHOUSE';
      INSERT INTO stock_place (code, name, kind) VALUES ('ZC', '中央倉庫', 'WAREHOUSE');

      CREATE TABLE goods_receipt (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        -- 入庫單號, such as RK081217.
        number text NOT NULL UNIQUE CHECK (number <> ''),
        place_id uuid NOT NULL REFERENCES stock_place,
        received_on date NOT NULL,
        supplier text NOT NULL DEFAULT '',
        import_run_id uuid,
        entered_by_name text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX goods_receipt_day ON goods_receipt (received_on DESC, id DESC);

      CREATE TABLE stock_movement (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        place_id uuid NOT NULL REFERENCES stock_place,
        sku_id uuid NOT NULL REFERENCES sku,
        -- What came is positive, what left negative.
        quantity integer NOT NULL CHECK (quantity <> 0),
        -- At contract price, with the sign of the quantity.
        amount_fen bigint NOT NULL CHECK (sign(amount_fen) = sign(quantity)),
        kind text NOT NULL CHECK (kind IN ('RECEIPT', 'DISPATCH', 'RETURN', 'TRANSFER', 'SALE', 'ADJUSTMENT')),
        -- What caused it, and the number by which people know that.
        source_type text NOT NULL,
        source_id uuid NOT NULL,
        document text NOT NULL,
        on_day date NOT NULL,
        reason text NOT NULL DEFAULT '',
        made_by_name text NOT NULL,
        at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX stock_movement_of ON stock_movement (sku_id, place_id, on_day DESC, id DESC);
      CREATE INDEX stock_movement_source ON stock_movement (source_id);
      CREATE UNIQUE INDEX stock_movement_received ON stock_movement (source_id, sku_id) WHERE kind = 'RECEIPT';
      REVOKE UPDATE, DELETE, TRUNCATE ON stock_movement FROM kefu_app;

      CREATE TABLE stock_balance (
        place_id uuid NOT NULL REFERENCES stock_place,
        sku_id uuid NOT NULL REFERENCES sku,
        quantity integer NOT NULL,
        amount_fen bigint NOT NULL,
        -- Held for franchise orders: the sum of what is allocated and has not left.
        reserved integer NOT NULL DEFAULT 0 CHECK (reserved >= 0),
        PRIMARY KEY (place_id, sku_id),
        CONSTRAINT stock_balance_covered CHECK (quantity >= reserved)
      );
      CREATE INDEX stock_balance_sku ON stock_balance (sku_id);
      -- What lies there follows from what moved; nobody writes it.
      REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON stock_balance FROM kefu_app;
      GRANT UPDATE (reserved) ON stock_balance TO kefu_app;

      CREATE FUNCTION move_stock() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
      BEGIN
        -- Always in one order: two who move the same goods wait for each other and never block each other.
        INSERT INTO stock_balance (place_id, sku_id, quantity, amount_fen)
        SELECT DISTINCT place_id, sku_id, 0, 0 FROM moved ORDER BY place_id, sku_id ON CONFLICT DO NOTHING;
        PERFORM FROM stock_balance WHERE (place_id, sku_id) IN (SELECT place_id, sku_id FROM moved) ORDER BY place_id, sku_id FOR UPDATE;
        UPDATE stock_balance b SET quantity = b.quantity + m.quantity, amount_fen = b.amount_fen + m.amount_fen
        FROM (SELECT place_id, sku_id, sum(quantity)::int AS quantity, sum(amount_fen)::bigint AS amount_fen FROM moved GROUP BY 1, 2) m
        WHERE b.place_id = m.place_id AND b.sku_id = m.sku_id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER move_stock AFTER INSERT ON stock_movement REFERENCING NEW TABLE AS moved
        FOR EACH STATEMENT EXECUTE FUNCTION move_stock();

      -- Unlogged: the raw file is kept, so what a crash takes away is read again.
      CREATE UNLOGGED TABLE goods_receipt_staging (
        run_id uuid NOT NULL,
        line integer NOT NULL,
        faulty boolean NOT NULL,
        number text,
        received_on date,
        sku_code text,
        quantity integer,
        supplier text,
        sku_id uuid,
        price_fen bigint,
        -- The stored movement that the row says again.
        known_id uuid,
        PRIMARY KEY (run_id, line)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE goods_receipt_staging, stock_balance, stock_movement, goods_receipt, stock_place;
      DROP FUNCTION move_stock;
    `);
  }
}
