import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A trial that is over and not decided is told of, once (H4). */
export class TrialsTold20261127091000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE trial_plan ADD COLUMN overdue_told_at timestamptz;
      DROP INDEX trial_plan_due;
      CREATE INDEX trial_plan_due ON trial_plan (ends_on) WHERE decision IS NULL AND overdue_told_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX trial_plan_due;
      ALTER TABLE trial_plan DROP COLUMN overdue_told_at;
      CREATE INDEX trial_plan_due ON trial_plan (ends_on) WHERE decision IS NULL;
    `);
  }
}
