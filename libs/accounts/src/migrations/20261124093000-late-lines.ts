import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lines of the account book written in a later month than they count in are few, and looked for with every figure (T7). */
export class LateLines20261124093000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX account_event_late ON account_event (seq)
        WHERE on_day < date_trunc('month', recorded_at AT TIME ZONE 'Asia/Shanghai');
      DROP INDEX account_event_seq;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX account_event_seq ON account_event USING brin (seq) WITH (pages_per_range = 16, autosummarize = on);
      DROP INDEX account_event_late;
    `);
  }
}
