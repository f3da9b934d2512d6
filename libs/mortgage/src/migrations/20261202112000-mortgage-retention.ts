import type { MigrationInterface, QueryRunner } from 'typeorm';

/** For how long personal data of finished cases are kept, what is due to be erased, and what was (S7). */
export class MortgageRetention20261202112000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mortgage_retention_rule (
        what text NOT NULL CHECK (what IN ('papers', 'people', 'payers')),
        outcome text NOT NULL CHECK (outcome IN ('closed', 'cancelled')),
        -- Months since the case was closed or cancelled.
        months smallint NOT NULL CHECK (months BETWEEN 1 AND 600),
        changed_by_name text NOT NULL DEFAULT 'system',
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (what, outcome)
      );
      INSERT INTO mortgage_retention_rule (what, outcome, months) VALUES
        ('papers', 'closed', 60), ('papers', 'cancelled', 6),
        ('people', 'closed', 120), ('people', 'cancelled', 12),
        ('payers', 'closed', 120), ('payers', 'cancelled', 12);

      -- What of a case is due to be erased, by the rule of the day on which it was listed; done once somebody confirmed it.
      CREATE TABLE mortgage_erasure (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        case_id uuid NOT NULL REFERENCES mortgage_case,
        what text NOT NULL,
        outcome text NOT NULL,
        months smallint NOT NULL,
        due_on date NOT NULL,
        listed_at timestamptz NOT NULL DEFAULT now(),
        -- How many papers, people or receipts it came upon.
        count integer,
        erased_by_name text,
        erased_at timestamptz,
        UNIQUE (case_id, what),
        FOREIGN KEY (what, outcome) REFERENCES mortgage_retention_rule,
        CHECK (num_nulls(count, erased_by_name, erased_at) IN (0, 3))
      );
      CREATE INDEX mortgage_erasure_due ON mortgage_erasure (due_on, id) WHERE erased_at IS NULL;

      -- What names somebody goes; amounts and days stay.
      GRANT UPDATE (payer, payer_card_sealed, payer_card_index, payer_card_masked, payer_card_reason, remark) ON mortgage_receipt TO kefu_app;
      GRANT UPDATE (name_key, note) ON mortgage_consent TO kefu_app;
      GRANT UPDATE (body) ON mortgage_draft TO kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE mortgage_erasure, mortgage_retention_rule;
      REVOKE UPDATE (payer, payer_card_index, payer_card_masked, payer_card_reason, remark) ON mortgage_receipt FROM kefu_app;
      REVOKE UPDATE (name_key, note) ON mortgage_consent FROM kefu_app;
      REVOKE UPDATE (body) ON mortgage_draft FROM kefu_app;
    `);
  }
}
