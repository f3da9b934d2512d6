import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Renewal reminders keep quiet from 22:00 to 8:00 where nobody has set other hours (X7). */
export class RenewalHours20261126200600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE message_policy SET opens_minute = 8 * 60, closes_minute = 22 * 60 WHERE purpose = 'renewalReminder' AND version = 1`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE message_policy SET opens_minute = 9 * 60, closes_minute = 20 * 60 WHERE purpose = 'renewalReminder' AND version = 1`,
    );
  }
}
