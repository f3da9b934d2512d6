import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which release set this database up last: a start of the same one need not ask again. */
export class Release20261128080000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE release (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        fingerprint text NOT NULL,
        said text NOT NULL,
        set_up_at timestamptz NOT NULL DEFAULT now()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE release');
  }
}
