import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The style master: style × colour × size (F2). */
export class Styles20261128090100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- 尺碼段: sizes in the order in which forms and pages show them.
      CREATE TABLE size_run (
        code text PRIMARY KEY CHECK (code <> ''),
        sizes text[] NOT NULL CHECK (cardinality(sizes) > 0)
      );

      CREATE TABLE style (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        -- 款號, such as NB91003.
        number text NOT NULL UNIQUE CHECK (number <> ''),
        name text NOT NULL,
        -- 大類, such as 內衣.
        style_group text NOT NULL,
        -- 類別, such as 文胸.
        category text NOT NULL,
        -- The season it was first ordered for, such as 2009SS; it may be ordered again.
        season_code text NOT NULL,
        -- Every season it is offered in, that one first.
        season_codes text[] NOT NULL DEFAULT '{}',
        size_run text NOT NULL REFERENCES size_run,
        tag_price_fen bigint NOT NULL CHECK (tag_price_fen > 0),
        -- 合同價: what franchisees pay, and what execution is weighed by.
        contract_price_fen bigint NOT NULL CHECK (contract_price_fen > 0),
        state text NOT NULL DEFAULT 'ENTERED' CHECK (state IN ('ENTERED', 'VERIFIED')),
        entered_by uuid REFERENCES person,
        verified_by uuid REFERENCES person,
        verified_at timestamptz,
        search_key text NOT NULL DEFAULT '',
        import_run_id uuid,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((state = 'VERIFIED') = (verified_by IS NOT NULL)),
        CHECK (verified_by IS DISTINCT FROM entered_by OR verified_by IS NULL)
      );
      CREATE INDEX style_category ON style (category, number);
      CREATE INDEX style_search ON style USING gin (search_key gin_trgm_ops);

      CREATE TABLE style_colour (
        style_id uuid NOT NULL REFERENCES style,
        code text NOT NULL CHECK (code ~ '^\\d{2}$'),
        name text NOT NULL,
        position integer NOT NULL,
        PRIMARY KEY (style_id, code)
      );

      -- One colour and size of a style: 款號-色號-尺碼.
      CREATE TABLE sku (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        code text NOT NULL UNIQUE,
        style_id uuid NOT NULL REFERENCES style,
        colour_code text NOT NULL,
        size text NOT NULL,
        -- Place among the style's SKUs, colour by colour, in the order of the size run.
        position integer NOT NULL,
        UNIQUE (style_id, colour_code, size),
        FOREIGN KEY (style_id, colour_code) REFERENCES style_colour (style_id, code)
      );

      CREATE UNLOGGED TABLE size_run_staging (
        run_id uuid NOT NULL,
        line integer NOT NULL,
        faulty boolean NOT NULL,
        code text,
        sizes jsonb,
        PRIMARY KEY (run_id, line)
      );

      -- Unlogged: the raw file is kept, so what a crash takes away is read again.
      CREATE UNLOGGED TABLE style_staging (
        run_id uuid NOT NULL,
        line integer NOT NULL,
        faulty boolean NOT NULL,
        number text,
        name text,
        style_group text,
        category text,
        season_code text,
        season_codes jsonb,
        -- [{code, name}]
        colours jsonb,
        size_run text,
        tag_price_fen bigint,
        contract_price_fen bigint,
        search_key text,
        PRIMARY KEY (run_id, line)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE style_staging, size_run_staging, sku, style_colour, style, size_run');
  }
}
