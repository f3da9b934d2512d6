import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An import brings the planner's knowledge of its staged rows up to date itself (X5). */
export class StagingStatistics20261126210500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('GRANT MAINTAIN ON trader_staging TO kefu_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('REVOKE MAINTAIN ON trader_staging FROM kefu_app');
  }
}
