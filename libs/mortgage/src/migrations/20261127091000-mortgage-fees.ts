import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules of fees by city and day, what is due on each contract, and what was paid of it (S18). */
export class MortgageFees20261127091000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Never changed: another rule is another row, in force from its day on for contracts signed then.
      CREATE TABLE mortgage_fee_rule (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        -- '' is every city that has no rule of its own.
        city text NOT NULL DEFAULT '',
        effective_from date NOT NULL,
        vat_permille integer NOT NULL CHECK (vat_permille BETWEEN 0 AND 1000),
        -- [{home, upTo, permille}] in the order in which they are tried.
        deed_tax jsonb NOT NULL,
        fund_per_square_metre integer NOT NULL CHECK (fund_per_square_metre >= 0),
        fund_mode text NOT NULL CHECK (fund_mode IN ('agent', 'directProof')),
        registration_housing_fen integer NOT NULL CHECK (registration_housing_fen >= 0),
        registration_other_fen integer NOT NULL CHECK (registration_other_fen >= 0),
        registration_payer text NOT NULL CHECK (registration_payer IN ('buyer', 'developer')),
        due_days integer NOT NULL CHECK (due_days BETWEEN 0 AND 3650),
        entered_by_name text NOT NULL,
        entered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (city, effective_from, id)
      );
      REVOKE UPDATE, DELETE ON mortgage_fee_rule FROM kefu_app;
      INSERT INTO mortgage_fee_rule (effective_from, vat_permille, deed_tax, fund_per_square_metre, fund_mode, registration_housing_fen,
        registration_other_fen, registration_payer, due_days, entered_by_name)
      VALUES ('2000-01-01', 90, '[{"home": "first", "upTo": 14000, "permille": 10}, {"home": "first", "upTo": null, "permille": 15},
        {"home": "second", "upTo": 14000, "permille": 10}, {"home": "second", "upTo": null, "permille": 20},
        {"home": "any", "upTo": null, "permille": 30}]', 6500, 'agent', 8000, 55000, 'buyer', 30, 'Kefu');

      CREATE TABLE mortgage_fee (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        contract_id uuid NOT NULL REFERENCES mortgage_contract,
        kind text NOT NULL CHECK (kind IN ('deedTax', 'maintenanceFund', 'registration')),
        rule_id uuid NOT NULL REFERENCES mortgage_fee_rule,
        amount_fen bigint NOT NULL CHECK (amount_fen >= 0),
        -- Of the deed tax: what it is a part of, and which part in thousandths.
        base_fen bigint,
        permille integer,
        paid_fen bigint NOT NULL DEFAULT 0 CHECK (paid_fen BETWEEN 0 AND amount_fen),
        assessed_on date NOT NULL,
        due_on date NOT NULL,
        notified_on date,
        waived boolean NOT NULL DEFAULT false,
        state text NOT NULL GENERATED ALWAYS AS (CASE WHEN waived THEN 'waived' WHEN paid_fen >= amount_fen THEN 'paid'
          WHEN paid_fen > 0 THEN 'partial' WHEN notified_on IS NOT NULL THEN 'notified' ELSE 'assessed' END) STORED,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (contract_id, kind)
      );
      CREATE INDEX mortgage_fee_open ON mortgage_fee (due_on) WHERE state IN ('assessed', 'notified', 'partial');

      -- What was paid, and what was given back as a negative amount; added and never changed.
      CREATE TABLE mortgage_fee_payment (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        fee_id uuid NOT NULL REFERENCES mortgage_fee,
        reference text NOT NULL CHECK (reference <> ''),
        amount_fen bigint NOT NULL CHECK (amount_fen <> 0),
        paid_on date NOT NULL,
        by_name text NOT NULL,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (fee_id, reference)
      );
      REVOKE UPDATE, DELETE ON mortgage_fee_payment FROM kefu_app;

      -- A wish to let a fee go; somebody else decides it.
      CREATE TABLE mortgage_fee_waiver (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        fee_id uuid NOT NULL REFERENCES mortgage_fee,
        reason text NOT NULL,
        asked_by uuid REFERENCES person,
        asked_by_name text NOT NULL,
        asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        approved boolean,
        decided_by_name text,
        decided_at timestamptz,
        CHECK (num_nulls(approved, decided_by_name, decided_at) IN (0, 3))
      );
      CREATE UNIQUE INDEX mortgage_fee_waiver_open ON mortgage_fee_waiver (fee_id) WHERE approved IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mortgage_fee_waiver, mortgage_fee_payment, mortgage_fee, mortgage_fee_rule');
  }
}
