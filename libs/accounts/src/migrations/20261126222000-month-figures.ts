import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happened in a month is counted with what the next one begins with, so that figures of months that are over are read, not counted (T7). */
export class MonthFigures20261126222000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Counted anew within the hour; until then figures are counted from the book.
      TRUNCATE account_count, account_count_mark;
      -- active: before the month. The others: in the month before it.
      ALTER TABLE account_count ADD COLUMN opened integer NOT NULL, ADD COLUMN closed integer NOT NULL,
        ADD COLUMN moved_in integer NOT NULL, ADD COLUMN moved_out integer NOT NULL,
        ADD COLUMN renewed integer NOT NULL, ADD COLUMN changed integer NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      TRUNCATE account_count, account_count_mark;
      ALTER TABLE account_count DROP COLUMN opened, DROP COLUMN closed, DROP COLUMN moved_in, DROP COLUMN moved_out,
        DROP COLUMN renewed, DROP COLUMN changed;
    `);
  }
}
