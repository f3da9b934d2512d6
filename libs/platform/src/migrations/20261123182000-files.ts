import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that people gave us, and what is known of them. */
export class Files20261123182000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE stored_file (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        name text NOT NULL,
        type text NOT NULL,
        size bigint NOT NULL CHECK (size > 0),
        sha256 bytea NOT NULL,
        location text NOT NULL UNIQUE,
        key_sealed text NOT NULL,
        -- A person, or an integration's key: no foreign key fits both.
        uploaded_by uuid,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX stored_file_sha256 ON stored_file (sha256);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE stored_file');
  }
}
