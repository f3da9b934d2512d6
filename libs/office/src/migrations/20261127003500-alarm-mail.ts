import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which alarms went out by e-mail; those of before are history (X11). */
export class AlarmMail20261127003500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE alarm ADD COLUMN mailed_at timestamptz;
      UPDATE alarm SET mailed_at = now()
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE alarm DROP COLUMN mailed_at
    `);
  }
}
