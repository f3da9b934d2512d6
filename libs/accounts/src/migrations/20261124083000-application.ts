import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Applications (T1–T4), bank cards (T4), and what remains on an account (T2). */
export class Application20261124083000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE trader_bank_card (
        trader_id uuid PRIMARY KEY REFERENCES trader,
        card_sealed text NOT NULL,
        card_index bytea NOT NULL,
        card_masked text NOT NULL
      );
      CREATE INDEX trader_bank_card_index ON trader_bank_card (card_index);

      CREATE TABLE trader_balance (
        trader_id uuid PRIMARY KEY REFERENCES trader,
        equity_fen bigint,
        debt_fen bigint CHECK (debt_fen >= 0),
        money_as_of date,
        money_by text,
        positions integer CHECK (positions >= 0),
        positions_as_of date,
        positions_by text,
        version integer NOT NULL DEFAULT 1
      );

      CREATE SEQUENCE application_number;
      CREATE SEQUENCE trader_number START 100001;
      GRANT USAGE ON SEQUENCE application_number, trader_number TO kefu_app;

      CREATE TABLE account_application (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        number text NOT NULL UNIQUE DEFAULT 'A' || lpad(nextval('application_number')::text, 6, '0'),
        kind text NOT NULL CHECK (kind IN ('opening', 'closing', 'change', 'renewal')),
        lifecycle text NOT NULL,
        lifecycle_version integer NOT NULL,
        state text NOT NULL,
        state_since timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        branch_id uuid NOT NULL REFERENCES org_unit,
        trader_id uuid REFERENCES trader,
        trader_kind text NOT NULL CHECK (trader_kind IN ('naturalPerson', 'company')),
        name text NOT NULL,
        name_key text NOT NULL,
        -- What is wanted: plain fields, sealed ones as they may be shown, sealed ones under the seal.
        wish jsonb NOT NULL DEFAULT '{}',
        wish_masked jsonb NOT NULL DEFAULT '{}',
        wish_sealed text,
        -- What the register said before it took effect, masked.
        was jsonb,
        certificate_index bytea,
        trader_number text,
        starts_on date,
        years smallint CHECK (years BETWEEN 1 AND 10),
        term_id uuid REFERENCES term,
        effective_on date,
        closing_reason text,
        note text NOT NULL DEFAULT '',
        entered_by uuid REFERENCES person,
        entered_by_name text NOT NULL,
        entered_via text NOT NULL CHECK (entered_via IN ('staff', 'branch', 'integration')),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK (kind = 'opening' OR trader_id IS NOT NULL)
      );
      CREATE INDEX application_queue ON account_application (state, state_since, id);
      CREATE INDEX application_branch ON account_application (branch_id, state_since, id);
      CREATE INDEX application_trader ON account_application (trader_id, id);
      CREATE INDEX application_due ON account_application (effective_on) WHERE state = 'scheduled';
      -- Two closings, two renewals of one trader at a time make no sense; several changes may wait side by side.
      CREATE UNIQUE INDEX application_open ON account_application (trader_id, kind)
        WHERE kind IN ('closing', 'renewal') AND state NOT IN ('active', 'rejected', 'withdrawn');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE account_application, trader_balance, trader_bank_card;
      DROP SEQUENCE application_number, trader_number
    `);
  }
}
