import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What buyers consented to, and banks' forms with what was filled into them (S7, S20). */
export class MortgageConsents20261129130000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a buyer said of one use of their data; never changed: what was said last holds.
      CREATE TABLE mortgage_consent (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        contract_id uuid NOT NULL REFERENCES mortgage_contract,
        -- Whose: the buyer at this place, as long as it is the same name.
        position smallint NOT NULL,
        name_key text NOT NULL,
        purpose text NOT NULL CHECK (purpose IN ('processing', 'bank', 'registration', 'dunning', 'marketing')),
        bank text REFERENCES mortgage_bank,
        given boolean NOT NULL,
        said_on date NOT NULL,
        -- The paper on which it was said.
        document_id uuid REFERENCES document,
        note text NOT NULL DEFAULT '',
        by_name text NOT NULL,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CHECK ((purpose = 'bank') = (bank IS NOT NULL))
      );
      CREATE INDEX mortgage_consent_of ON mortgage_consent (contract_id, position, purpose, bank, at DESC);
      REVOKE UPDATE, DELETE ON mortgage_consent FROM kefu_app;

      -- One version of a bank's form; its product is the bank's.
      CREATE TABLE mortgage_bank_form (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        bank text NOT NULL REFERENCES mortgage_bank,
        name text NOT NULL CHECK (name <> ''),
        -- The bank's own number of the version.
        edition text NOT NULL CHECK (edition <> ''),
        valid_from date NOT NULL,
        valid_until date CHECK (valid_until >= valid_from),
        file_id uuid NOT NULL REFERENCES stored_file,
        fields jsonb NOT NULL,
        -- Name of a field → datum of the case.
        mapping jsonb NOT NULL DEFAULT '{}',
        entered_by_name text NOT NULL,
        entered_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        UNIQUE (bank, name, edition),
        UNIQUE (bank, name, valid_from)
      );

      CREATE TABLE mortgage_filled_form (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        case_id uuid NOT NULL REFERENCES mortgage_case,
        form_id uuid NOT NULL REFERENCES mortgage_bank_form,
        document_id uuid NOT NULL REFERENCES document,
        filled_by_name text NOT NULL,
        filled_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX mortgage_filled_form_case ON mortgage_filled_form (case_id, filled_at DESC);
      REVOKE UPDATE, DELETE ON mortgage_filled_form FROM kefu_app;

      INSERT INTO document_type (key, title) VALUES ('consentForm',
        '{"zh-Hant": "個人資料同意書", "zh-Hans": "个人资料同意书", "en": "Consent to the use of personal data"}');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE mortgage_filled_form, mortgage_bank_form, mortgage_consent;
      DELETE FROM document_type WHERE key = 'consentForm';
    `);
  }
}
