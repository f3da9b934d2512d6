import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports (X5): what was uploaded, how its columns are read, what is wrong with which cell. */
export class Imports20261123184100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import_run (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        kind text NOT NULL,
        state text NOT NULL DEFAULT 'reading'
          CHECK (state IN ('reading', 'mapping', 'ready', 'committing', 'committed', 'cancelled', 'failed')),
        -- The raw file, kept: what was imported can always be read again.
        file_id uuid NOT NULL,
        file_name text NOT NULL,
        file_size bigint NOT NULL,
        file_sha256 bytea NOT NULL,
        encoding text,
        delimiter text,
        headings text[] NOT NULL DEFAULT '{}',
        -- Column key per heading; empty for a heading that is left out.
        mapping text[] NOT NULL DEFAULT '{}',
        options jsonb NOT NULL DEFAULT '{}',
        bytes_read bigint NOT NULL DEFAULT 0,
        row_count integer NOT NULL DEFAULT 0,
        faulty_count integer NOT NULL DEFAULT 0,
        mode text CHECK (mode IN ('ALL_OR_NOTHING', 'CLEAN_ROWS_ONLY')),
        committed_count integer,
        failure text,
        failure_line integer,
        started_by text NOT NULL,
        started_by_name text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        ready_at timestamptz,
        committed_at timestamptz,
        version integer NOT NULL DEFAULT 1
      );
      CREATE INDEX import_run_file ON import_run (kind, file_sha256);
      CREATE INDEX import_run_newest ON import_run (kind, id DESC);

      CREATE TABLE import_fault (
        run_id uuid NOT NULL REFERENCES import_run ON DELETE CASCADE,
        line integer NOT NULL,
        column_key text NOT NULL,
        code text NOT NULL,
        -- The cell as it may be shown: masked where it is personal.
        shown text NOT NULL,
        params jsonb NOT NULL DEFAULT '{}',
        PRIMARY KEY (run_id, line, column_key, code)
      );

      -- The cells of a row with a fault, sealed: for the marked workbook and for mending.
      CREATE TABLE import_faulty_row (
        run_id uuid NOT NULL REFERENCES import_run ON DELETE CASCADE,
        line integer NOT NULL,
        cells_sealed text NOT NULL,
        PRIMARY KEY (run_id, line)
      );

      -- How the columns of a kind were read the last time.
      CREATE TABLE import_memory (
        kind text PRIMARY KEY,
        headings jsonb NOT NULL DEFAULT '{}',
        options jsonb NOT NULL DEFAULT '{}'
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE import_memory, import_faulty_row, import_fault, import_run');
  }
}
