import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where rows of contracts and receipts wait for a person's yes (S6, S13, X5). */
export class MortgageImports20261127090500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Two contracts on one house happen: both are kept, and listed until one is cancelled.
      DROP INDEX mortgage_contract_house;
      CREATE INDEX mortgage_contract_house ON mortgage_contract (project_id, house_key) WHERE state = 'open';

      -- Unlogged: the raw file is kept, so what a crash takes away is read again.
      CREATE UNLOGGED TABLE mortgage_contract_staging (
        run_id uuid NOT NULL,
        line integer NOT NULL,
        faulty boolean NOT NULL,
        id uuid NOT NULL DEFAULT uuidv7(),
        number text,
        project_id uuid,
        house text,
        area integer,
        price_fen bigint,
        home text,
        product text,
        down_payment_fen bigint,
        commercial_fen bigint,
        provident_fund_fen bigint,
        signed_on date,
        team_id uuid,
        consultant_name text,
        remark text,
        search_key text,
        -- [{name, nameKey, sealed, index (hex), masked}], the phone where there is one.
        buyers jsonb,
        PRIMARY KEY (run_id, line)
      );

      CREATE UNLOGGED TABLE mortgage_receipt_staging (
        run_id uuid NOT NULL,
        line integer NOT NULL,
        faulty boolean NOT NULL,
        id uuid NOT NULL DEFAULT uuidv7(),
        number text,
        serial text,
        contract_number text,
        team_id uuid,
        kind text,
        bank text,
        amount_fen bigint,
        received_on date,
        credited_on date,
        payer text,
        reverses_number text,
        remark text,
        contract_id uuid,
        contract_team_id uuid,
        reverses_id uuid,
        -- The stored receipt that the row says again, and whether it now says when that was credited.
        known_id uuid,
        confirms boolean NOT NULL DEFAULT false,
        PRIMARY KEY (run_id, line)
      );

      -- Whatever enters it: a receipt is never cancelled beyond its amount, nor before it counted.
      CREATE FUNCTION keep_receipt_covered() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE whole mortgage_receipt;
      BEGIN
        SELECT * INTO whole FROM mortgage_receipt WHERE id = NEW.reverses_id FOR UPDATE;
        IF whole.amount_fen < 0 OR whole.contract_id <> NEW.contract_id OR whole.kind <> NEW.kind
          OR whole.amount_fen + (SELECT sum(amount_fen) FROM mortgage_receipt WHERE reverses_id = whole.id) < 0
          OR (NEW.credited_on IS NOT NULL AND coalesce(whole.credited_on > NEW.credited_on, true)) THEN
          RAISE EXCEPTION 'receipt is cancelled beyond what it is' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER keep_receipt_covered AFTER INSERT OR UPDATE ON mortgage_receipt FOR EACH ROW
        WHEN (NEW.reverses_id IS NOT NULL) EXECUTE FUNCTION keep_receipt_covered();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER keep_receipt_covered ON mortgage_receipt;
      DROP FUNCTION keep_receipt_covered;
      DROP TABLE mortgage_receipt_staging, mortgage_contract_staging;
      DROP INDEX mortgage_contract_house;
      CREATE UNIQUE INDEX mortgage_contract_house ON mortgage_contract (project_id, house_key) WHERE state = 'open';
    `);
  }
}
