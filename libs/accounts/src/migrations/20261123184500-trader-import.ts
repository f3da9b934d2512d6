import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where rows of the register's import wait, and the queue of faults that people mend (T6, X5). */
export class TraderImport20261123184500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Unlogged: the raw file is kept, so what a crash takes away is read again.
      CREATE UNLOGGED TABLE trader_staging (
        run_id uuid NOT NULL,
        line integer NOT NULL,
        faulty boolean NOT NULL,
        id uuid NOT NULL DEFAULT uuidv7(),
        number text,
        name text,
        name_key text,
        search_key text,
        kind text,
        certificate_kind text,
        certificate_sealed text,
        certificate_index bytea,
        certificate_masked text,
        branch_id uuid,
        market_owner text,
        priority boolean,
        seat_number text,
        remark text,
        starts_on date,
        ends_on date,
        phone_sealed text,
        phone_index bytea,
        phone_masked text,
        -- Phones behind the main one: [{sealed, index (hex), masked}].
        more_phones jsonb,
        PRIMARY KEY (run_id, line)
      );

      -- A row that stayed out of the register, its cells sealed, until somebody mends it or gives it up.
      CREATE TABLE trader_excluded_row (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        run_id uuid NOT NULL,
        line integer NOT NULL,
        number text NOT NULL DEFAULT '',
        name text NOT NULL DEFAULT '',
        branch_id uuid REFERENCES org_unit,
        columns text[] NOT NULL,
        options jsonb NOT NULL DEFAULT '{}',
        cells_sealed text NOT NULL,
        trader_id uuid REFERENCES trader ON DELETE SET NULL,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (run_id, line)
      );

      CREATE TABLE trader_fault (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        trader_id uuid REFERENCES trader ON DELETE CASCADE,
        row_id uuid REFERENCES trader_excluded_row ON DELETE CASCADE,
        branch_id uuid REFERENCES org_unit,
        code text NOT NULL,
        field text NOT NULL,
        shown text NOT NULL DEFAULT '',
        params jsonb NOT NULL DEFAULT '{}',
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'mended', 'waived', 'signedOff')),
        owner_id uuid REFERENCES person,
        note text NOT NULL DEFAULT '',
        found_at timestamptz NOT NULL DEFAULT now(),
        settled_by uuid REFERENCES person,
        settled_at timestamptz,
        signed_off_by uuid REFERENCES person,
        signed_off_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        CHECK (trader_id IS NOT NULL OR row_id IS NOT NULL)
      );
      CREATE INDEX trader_fault_state ON trader_fault (state, id);
      CREATE INDEX trader_fault_row ON trader_fault (row_id);
      CREATE INDEX trader_fault_trader ON trader_fault (trader_id) WHERE trader_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE trader_fault, trader_excluded_row, trader_staging');
  }
}
