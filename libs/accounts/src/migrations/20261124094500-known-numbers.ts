import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows of an import that are to change a trader of the register (T6). */
export class KnownNumbers20261124094500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE trader_staging
        ADD update_of uuid,
        -- The trader's version that the row was compared with.
        ADD update_version integer,
        -- Columns in which the row differs from its trader.
        ADD changes text[] NOT NULL DEFAULT '{}';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE trader_staging DROP update_of, DROP update_version, DROP changes');
  }
}
