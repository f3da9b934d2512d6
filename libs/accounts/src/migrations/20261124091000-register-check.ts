import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Faults that are found in the register itself, after the import (T6). */
export class RegisterCheck20261124091000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE trader_fault
        -- What of the trader is faulty, where one may have several of a code: a twin, a term.
        ADD key text NOT NULL DEFAULT '',
        -- When a check no longer found what it had found before.
        ADD ceased_at timestamptz;
      -- What lasts is told once, whether somebody mends it, waives it or has not looked yet.
      CREATE UNIQUE INDEX trader_fault_lasting ON trader_fault (trader_id, code, key)
        WHERE row_id IS NULL AND ceased_at IS NULL;
      -- A trader who changes may end the question that stands with a twin.
      CREATE INDEX trader_fault_twin ON trader_fault (key)
        WHERE row_id IS NULL AND ceased_at IS NULL AND code = 'SAME_NAME_AND_PHONE';

      CREATE TABLE register_check (
        only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        -- The last business date on which the whole register was checked.
        checked_on date
      );
      INSERT INTO register_check DEFAULT VALUES;

      -- Few messages bounce: without it the check would read the whole ledger.
      CREATE INDEX message_undelivered ON message (recipient) WHERE state = 'undelivered';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX message_undelivered;
      DROP TABLE register_check;
      DROP INDEX trader_fault_lasting, trader_fault_twin;
      ALTER TABLE trader_fault DROP key, DROP ceased_at;
    `);
  }
}
