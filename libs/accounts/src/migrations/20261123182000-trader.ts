import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register of traders (T6): who they are, how they are reached, until when their agreement runs. */
export class Trader20261123182000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE trader (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        number text NOT NULL UNIQUE,
        name text NOT NULL,
        -- The folded name without pinyin: two traders of one name meet here.
        name_key text NOT NULL,
        -- Folded name, pinyin, initials and number, for search by any of them (X8).
        search_key text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('naturalPerson', 'company')),
        certificate_kind text NOT NULL,
        certificate_sealed text NOT NULL,
        -- A certificate stands for one trader; equality is known without opening it.
        certificate_index bytea NOT NULL UNIQUE,
        certificate_masked text NOT NULL,
        branch_id uuid NOT NULL REFERENCES org_unit,
        market_owner text,
        priority boolean NOT NULL DEFAULT false,
        seat_number text,
        remark text NOT NULL DEFAULT '',
        state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'closed')),
        import_run_id uuid,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE trader_phone (
        trader_id uuid NOT NULL REFERENCES trader ON DELETE CASCADE,
        -- 1 is the main one.
        position smallint NOT NULL CHECK (position BETWEEN 1 AND 9),
        phone_sealed text NOT NULL,
        phone_index bytea NOT NULL,
        phone_masked text NOT NULL,
        PRIMARY KEY (trader_id, position)
      );

      CREATE TABLE trader_tag (
        trader_id uuid NOT NULL REFERENCES trader ON DELETE CASCADE,
        tag text NOT NULL,
        PRIMARY KEY (trader_id, tag)
      );

      -- A term of the market agreement, the seat with it (T3). The one without a successor is the current one.
      CREATE TABLE term (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        trader_id uuid NOT NULL REFERENCES trader ON DELETE CASCADE,
        starts_on date NOT NULL,
        ends_on date NOT NULL,
        state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'expiring', 'expired', 'grace', 'renewed', 'closed')),
        renewed_by uuid REFERENCES term,
        version integer NOT NULL DEFAULT 1,
        CHECK (ends_on >= starts_on)
      );
      CREATE UNIQUE INDEX term_current ON term (trader_id) WHERE renewed_by IS NULL;
      CREATE INDEX term_end ON term (ends_on, trader_id) WHERE renewed_by IS NULL;

      CREATE INDEX trader_search ON trader USING gin (search_key gin_trgm_ops);
      CREATE INDEX trader_name_key ON trader (name_key, id);
      CREATE INDEX trader_branch ON trader (branch_id, number);
      CREATE INDEX trader_phone_index ON trader_phone (phone_index);
      CREATE INDEX trader_tag_tag ON trader_tag (tag, trader_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE term, trader_tag, trader_phone, trader');
  }
}
