import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the register's lists and search stand on (T6, X8). */
export class RegisterOrder20261123184200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Numbers and folded names are in the order of their code points whatever the database's own collation: a
      -- cursor then means the same everywhere, and an index finds what begins with a text.
      ALTER TABLE trader
        ALTER COLUMN number TYPE text COLLATE "C",
        ALTER COLUMN name_key TYPE text COLLATE "C";

      -- Few are closed: without it a list of them would walk along all that are not.
      CREATE INDEX trader_closed ON trader (number) WHERE state = 'closed';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX trader_closed;
      ALTER TABLE trader
        ALTER COLUMN number TYPE text COLLATE pg_catalog."default",
        ALTER COLUMN name_key TYPE text COLLATE pg_catalog."default";
    `);
  }
}
