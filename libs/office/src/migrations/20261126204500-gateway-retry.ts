import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How soon a gateway is asked again is its own affair: one that answers in a moment need not wait like one that is rarely there (X7). */
export class GatewayRetry20261126204500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Until a message that did not get through is tried again; doubled with every try, up to five minutes.
      ALTER TABLE message_gateway ADD COLUMN retry_seconds double precision NOT NULL DEFAULT 2 CHECK (retry_seconds > 0)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE message_gateway DROP COLUMN retry_seconds');
  }
}
