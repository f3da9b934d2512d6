import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Data keys of the field encryption, wrapped by a master key that only the settings hold. */
export class FieldKeys20261123181000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE field_key (
        purpose text NOT NULL CHECK (purpose IN ('seal', 'index')),
        version integer NOT NULL CHECK (version > 0),
        wrapped bytea NOT NULL,
        master_version integer NOT NULL,
        seals_from timestamptz NOT NULL,
        PRIMARY KEY (purpose, version)
      );
      -- A key that is gone takes every value it sealed with it.
      REVOKE DELETE, TRUNCATE ON field_key FROM kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE field_key');
  }
}
