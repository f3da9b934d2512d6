import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a message said when it left: names and days may be others by the time somebody asks (X7). */
export class MessageText20261124104000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE message ADD COLUMN text_sealed text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE message DROP COLUMN text_sealed');
  }
}
