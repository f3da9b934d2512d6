import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What PostgreSQL knows of search keys before it plans a search (X8). */
export class SearchStatistics20261124085000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- By its usual hundred samples, a name that three in ten thousand bear seems to be borne by one in a hundred: within
      -- one branch the whole table was then walked through rather than the index.
      ALTER TABLE trader ALTER COLUMN search_key SET STATISTICS 500;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE trader ALTER COLUMN search_key SET STATISTICS DEFAULT');
  }
}
