import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a tick found is said in the reader's language (X11), so it is kept by name instead of in words. */
export class TickFindings20261126091000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tick DROP COLUMN outcome, ADD COLUMN findings jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tick DROP COLUMN findings, ADD COLUMN outcome text');
  }
}
