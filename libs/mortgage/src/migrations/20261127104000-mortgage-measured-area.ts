import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a house measures once it is built, and what is settled of the difference (S18). */
export class MortgageMeasuredArea20261127104000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mortgage_measured_area (
        contract_id uuid PRIMARY KEY REFERENCES mortgage_contract,
        -- Hundredths of a square metre, as they were when it was entered.
        contracted integer NOT NULL CHECK (contracted > 0),
        measured integer NOT NULL CHECK (measured > 0),
        measured_on date NOT NULL,
        -- By the price of a square metre; less than nought is the buyer's.
        difference_fen bigint NOT NULL,
        -- By more than 3 %: a person decides, and the case stops.
        beyond boolean NOT NULL,
        decision text CHECK (decision IN ('settle', 'rescind')),
        settled_fen bigint,
        reason text NOT NULL DEFAULT '',
        entered_by_name text NOT NULL,
        entered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        decided_by_name text,
        decided_at timestamptz,
        -- What was given back.
        refund_reference text,
        refunded_on date,
        refunded_by_name text,
        version integer NOT NULL DEFAULT 1,
        CHECK (beyond OR decision = 'settle'),
        CHECK (num_nulls(decision, decided_by_name, decided_at) IN (0, 3)),
        CHECK ((decision = 'settle') IS NOT DISTINCT FROM (CASE WHEN decision IS NULL THEN NULL ELSE settled_fen IS NOT NULL END)),
        CHECK (num_nulls(refund_reference, refunded_on, refunded_by_name) IN (0, 3)),
        CHECK (refunded_on IS NULL OR settled_fen < 0)
      );
      ALTER TABLE mortgage_fee DROP CONSTRAINT mortgage_fee_kind_check;
      ALTER TABLE mortgage_fee ADD CONSTRAINT mortgage_fee_kind_check
        CHECK (kind IN ('deedTax', 'maintenanceFund', 'registration', 'areaDifference'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM mortgage_fee WHERE kind = 'areaDifference';
      ALTER TABLE mortgage_fee DROP CONSTRAINT mortgage_fee_kind_check;
      ALTER TABLE mortgage_fee ADD CONSTRAINT mortgage_fee_kind_check CHECK (kind IN ('deedTax', 'maintenanceFund', 'registration'));
      DROP TABLE mortgage_measured_area;
    `);
  }
}
