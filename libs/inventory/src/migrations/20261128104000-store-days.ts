import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What own stores sold each day, and days that nobody has posted yet (F27). */
export class StoreDays20261128104000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- From this day on an own store posts every day; none: it does not post.
      ALTER TABLE stock_place ADD COLUMN posts_from date CHECK (posts_from IS NULL OR kind = 'OWN_STORE');

      CREATE TABLE store_day (
        place_id uuid NOT NULL REFERENCES stock_place,
        on_day date NOT NULL,
        -- Nought of both: nothing was sold.
        quantity integer NOT NULL,
        amount_fen bigint NOT NULL,
        import_run_id uuid,
        posted_by_name text NOT NULL,
        posted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (place_id, on_day)
      );

      CREATE TABLE retail_sale (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        place_id uuid NOT NULL,
        on_day date NOT NULL,
        sku_id uuid NOT NULL REFERENCES sku,
        -- What customers brought back is negative.
        quantity integer NOT NULL CHECK (quantity <> 0),
        -- What customers paid.
        amount_fen bigint NOT NULL,
        UNIQUE (place_id, on_day, sku_id),
        FOREIGN KEY (place_id, on_day) REFERENCES store_day
      );
      REVOKE UPDATE, DELETE, TRUNCATE ON store_day, retail_sale FROM kefu_app;

      -- Unlogged: the raw file is kept, so what a crash takes away is read again.
      CREATE UNLOGGED TABLE retail_sale_staging (
        run_id uuid NOT NULL,
        line integer NOT NULL,
        faulty boolean NOT NULL,
        store text,
        -- The store as names are compared.
        folded text,
        on_day date,
        sku_code text,
        quantity integer,
        amount_fen bigint,
        place_id uuid,
        sku_id uuid,
        known boolean NOT NULL DEFAULT false,
        PRIMARY KEY (run_id, line)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE retail_sale_staging, retail_sale, store_day;
      ALTER TABLE stock_place DROP COLUMN posts_from;
    `);
  }
}
