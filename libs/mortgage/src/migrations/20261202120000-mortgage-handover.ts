import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The handover of a house waits for its maintenance fund; fees end with their contract, are proved where the buyer pays them
 * elsewhere, and may be overpaid: what is over is finance's to give back or to carry to another fee (S18).
 */
export class MortgageHandover20261202120000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mortgage_fee DROP CONSTRAINT mortgage_fee_check,
        ADD CONSTRAINT mortgage_fee_paid_check CHECK (paid_fen >= 0),
        -- The contract was cancelled: nothing is owed any more, and what was paid goes back.
        ADD COLUMN cancelled boolean NOT NULL DEFAULT false,
        -- The buyer paid elsewhere, and brought the receipt.
        ADD COLUMN proof_reference text CHECK (proof_reference <> ''),
        ADD COLUMN proved_on date,
        ADD COLUMN proved_by_name text,
        ADD CONSTRAINT mortgage_fee_proof_check CHECK (num_nulls(proof_reference, proved_on, proved_by_name) IN (0, 3));
      ALTER TABLE mortgage_fee ALTER COLUMN state SET EXPRESSION AS (CASE WHEN cancelled THEN 'cancelled' WHEN waived THEN 'waived'
        WHEN proof_reference IS NOT NULL THEN 'proved' WHEN paid_fen >= amount_fen THEN 'paid' WHEN paid_fen > 0 THEN 'partial'
        WHEN notified_on IS NOT NULL THEN 'notified' ELSE 'assessed' END);
      -- What was paid and is not owed.
      ALTER TABLE mortgage_fee ADD COLUMN over_fen bigint NOT NULL GENERATED ALWAYS AS
        (CASE WHEN cancelled OR proof_reference IS NOT NULL THEN paid_fen ELSE greatest(paid_fen - amount_fen, 0) END) STORED;
      CREATE INDEX mortgage_fee_over ON mortgage_fee (due_on) WHERE over_fen > 0;
      INSERT INTO mortgage_clock_rule (state, effective_on, days, whose, changed_by_name)
      VALUES ('handedOver', '2000-01-01', NULL, 'site', 'system'), ('paidInCash', '2000-01-01', NULL, 'site', 'system');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM mortgage_clock_rule WHERE state IN ('handedOver', 'paidInCash');
      ALTER TABLE mortgage_fee DROP COLUMN over_fen;
      ALTER TABLE mortgage_fee ALTER COLUMN state SET EXPRESSION AS (CASE WHEN waived THEN 'waived' WHEN paid_fen >= amount_fen THEN 'paid'
        WHEN paid_fen > 0 THEN 'partial' WHEN notified_on IS NOT NULL THEN 'notified' ELSE 'assessed' END);
      ALTER TABLE mortgage_fee DROP CONSTRAINT mortgage_fee_paid_check, DROP COLUMN cancelled, DROP COLUMN proof_reference,
        DROP COLUMN proved_on, DROP COLUMN proved_by_name,
        ADD CONSTRAINT mortgage_fee_check CHECK (paid_fen BETWEEN 0 AND amount_fen);
    `);
  }
}
