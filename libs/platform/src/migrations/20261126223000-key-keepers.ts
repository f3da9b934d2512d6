import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A key outlives its maker's post: somebody else answers for it then (H5, X10). */
export class KeyKeepers20261126223000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE api_key ADD COLUMN kept_by uuid REFERENCES person');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE api_key DROP COLUMN kept_by');
  }
}
