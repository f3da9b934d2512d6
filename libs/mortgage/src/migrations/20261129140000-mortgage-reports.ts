import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the reports of the cases look up by month (S2, S17). */
export class MortgageReports20261129140000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX mortgage_clock_ended ON mortgage_clock (ended_at) WHERE ended_at IS NOT NULL;
      CREATE INDEX mortgage_clock_paid ON mortgage_clock (started_at) WHERE state = 'disbursed';
      CREATE INDEX mortgage_appointment_day ON mortgage_appointment (starts_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX mortgage_clock_ended, mortgage_clock_paid, mortgage_appointment_day');
  }
}
