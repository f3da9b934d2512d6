import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The card that a receipt came from, sealed; a number that fails its check is kept where somebody insists, with the reason (S13). */
export class MortgagePayerCards20261127101000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mortgage_receipt
        ADD COLUMN payer_card_sealed text,
        ADD COLUMN payer_card_index bytea,
        ADD COLUMN payer_card_masked text,
        -- Why a number that fails its check digit was kept.
        ADD COLUMN payer_card_reason text,
        ADD CHECK (num_nulls(payer_card_sealed, payer_card_index, payer_card_masked) IN (0, 3)),
        ADD CHECK (payer_card_reason IS NULL OR payer_card_sealed IS NOT NULL);
      CREATE INDEX mortgage_receipt_card ON mortgage_receipt (payer_card_index) WHERE payer_card_index IS NOT NULL;
      -- A rotation of the keys seals anew.
      GRANT UPDATE (payer_card_sealed) ON mortgage_receipt TO kefu_app;
      CREATE INDEX mortgage_buyer_name ON mortgage_buyer (name_key);
      CREATE INDEX mortgage_receipt_payer ON mortgage_receipt (payer) WHERE payer <> '';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX mortgage_receipt_payer;
      DROP INDEX mortgage_buyer_name;
      ALTER TABLE mortgage_receipt DROP COLUMN payer_card_sealed, DROP COLUMN payer_card_index, DROP COLUMN payer_card_masked,
        DROP COLUMN payer_card_reason;
    `);
  }
}
