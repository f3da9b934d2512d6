import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Five times the mean position in five files put 147 of 4,850 traders on the watch list; eight times puts 23 there (T11). */
export class WatchMeasure20261127092500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE risk_market ALTER COLUMN turnover_percent SET DEFAULT 800;
      -- Only where nobody has set a measure of his own.
      UPDATE risk_market SET turnover_percent = 800 WHERE turnover_percent = 500 AND version = 1
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE risk_market ALTER COLUMN turnover_percent SET DEFAULT 500');
  }
}
