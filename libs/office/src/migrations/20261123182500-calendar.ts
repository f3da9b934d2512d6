import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The calendar (X4) and the alarms that whatever is not silent raises. */
export class Calendar20261123182500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Every day of every known year. A year without rows is unknown, and what depends on it stops.
      CREATE TABLE calendar_day (
        day date PRIMARY KEY,
        office boolean NOT NULL,
        trading boolean NOT NULL,
        name text,
        -- 'published' follows the release; 'person' was entered here and stays.
        source text NOT NULL CHECK (source IN ('published', 'person')),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT market_rests_on_weekends CHECK (NOT (trading AND extract(isodow FROM day) > 5))
      );

      CREATE TABLE alarm (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        -- What is wrong, such as messagesExpired; the console words it.
        code text NOT NULL,
        -- The same trouble twice is one alarm, until it is resolved.
        key text NOT NULL,
        details jsonb NOT NULL DEFAULT '{}',
        times integer NOT NULL DEFAULT 1,
        raised_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        last_raised_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        resolved_at timestamptz,
        resolved_by text
      );
      CREATE UNIQUE INDEX alarm_open ON alarm (code, key) WHERE resolved_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE alarm, calendar_day');
  }
}
