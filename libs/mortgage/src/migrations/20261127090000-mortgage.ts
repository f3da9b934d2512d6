import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contracts of the sales site, who bought, and the money that came in on them (S6, S7, S13, S23). */
export class Mortgage20261127090000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A sales site (案場); rules of fees and loans go by its city.
      CREATE TABLE mortgage_project (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        name text NOT NULL CHECK (name <> ''),
        name_key text NOT NULL UNIQUE,
        city text NOT NULL CHECK (city <> ''),
        version integer NOT NULL DEFAULT 1
      );
      INSERT INTO mortgage_project (name, name_key, city) VALUES ('本案場', '本案场', '本市');

      -- Which mortgage team works for which sales team, from a day until the next line of that sales team (S23).
      CREATE TABLE mortgage_team_mapping (
        sales_team_id uuid NOT NULL REFERENCES org_unit,
        team_id uuid NOT NULL REFERENCES org_unit,
        starts_on date NOT NULL,
        PRIMARY KEY (sales_team_id, starts_on)
      );

      CREATE TABLE mortgage_contract (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        number text NOT NULL UNIQUE,
        project_id uuid NOT NULL REFERENCES mortgage_project,
        -- As it is shown: 3-1-501; the key tells one house, however it was written.
        house text NOT NULL,
        house_key text NOT NULL,
        -- Hundredths of a square metre.
        area integer NOT NULL CHECK (area > 0),
        price_fen bigint NOT NULL CHECK (price_fen > 0),
        home text NOT NULL CHECK (home IN ('first', 'second', 'other')),
        product text NOT NULL CHECK (product IN ('commercial', 'providentFund', 'combination')),
        down_payment_fen bigint NOT NULL CHECK (down_payment_fen >= 0),
        commercial_fen bigint NOT NULL CHECK (commercial_fen >= 0),
        provident_fund_fen bigint NOT NULL CHECK (provident_fund_fen >= 0),
        -- Down payment and loans less the price; not nought stops the case.
        gap_fen bigint NOT NULL GENERATED ALWAYS AS (down_payment_fen + commercial_fen + provident_fund_fen - price_fen) STORED,
        signed_on date NOT NULL,
        sales_team_id uuid REFERENCES org_unit,
        -- The mortgage team: whose contract it is.
        team_id uuid NOT NULL REFERENCES org_unit,
        -- The mortgage specialist (按揭專員); nobody before somebody took it.
        owner_id uuid REFERENCES person,
        consultant_name text NOT NULL DEFAULT '',
        consultant_id uuid REFERENCES person,
        remark text NOT NULL DEFAULT '',
        search_key text NOT NULL DEFAULT '',
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'cancelled')),
        import_run_id uuid,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      -- One house is sold once, until the contract is cancelled.
      CREATE UNIQUE INDEX mortgage_contract_house ON mortgage_contract (project_id, house_key) WHERE state = 'open';
      CREATE INDEX mortgage_contract_team ON mortgage_contract (team_id, number);
      CREATE INDEX mortgage_contract_search ON mortgage_contract USING gin (search_key gin_trgm_ops);
      CREATE INDEX mortgage_contract_gap ON mortgage_contract (number) WHERE gap_fen <> 0;

      CREATE TABLE mortgage_buyer (
        contract_id uuid NOT NULL REFERENCES mortgage_contract ON DELETE CASCADE,
        -- 1 is whom the office calls.
        position smallint NOT NULL CHECK (position BETWEEN 1 AND 9),
        name text NOT NULL,
        name_key text NOT NULL,
        phone_sealed text,
        phone_index bytea,
        phone_masked text,
        PRIMARY KEY (contract_id, position),
        CHECK (num_nulls(phone_sealed, phone_index, phone_masked) IN (0, 3))
      );
      CREATE INDEX mortgage_buyer_phone ON mortgage_buyer (phone_index) WHERE phone_index IS NOT NULL;

      -- Money that came in, or a reversal, which is negative and names the receipt that it cancels. Never changed:
      -- finance adds the day on which it reached the account, once.
      CREATE TABLE mortgage_receipt (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        -- 收據號, where it has one.
        number text UNIQUE,
        contract_id uuid NOT NULL REFERENCES mortgage_contract,
        -- For whom it counts: the contract's team when it was booked.
        team_id uuid NOT NULL REFERENCES org_unit,
        kind text NOT NULL CHECK (kind IN ('downPayment', 'bankLoan', 'providentFundLoan', 'balancePayment')),
        bank text NOT NULL DEFAULT '',
        -- The bank's own number of it.
        serial text,
        amount_fen bigint NOT NULL CHECK (amount_fen <> 0),
        received_on date NOT NULL,
        -- 到帳日期: confirmed by finance; it counts in the month of this day, and nowhere without it.
        credited_on date,
        reverses_id uuid REFERENCES mortgage_receipt,
        payer text NOT NULL DEFAULT '',
        remark text NOT NULL DEFAULT '',
        import_run_id uuid,
        entered_by_name text NOT NULL,
        entered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        confirmed_by_name text,
        confirmed_at timestamptz,
        CHECK (number IS NOT NULL OR serial IS NOT NULL),
        CHECK ((amount_fen < 0) = (reverses_id IS NOT NULL)),
        CHECK (num_nulls(credited_on, confirmed_by_name, confirmed_at) IN (0, 3))
      );
      CREATE UNIQUE INDEX mortgage_receipt_serial ON mortgage_receipt (bank, serial) WHERE serial IS NOT NULL;
      CREATE INDEX mortgage_receipt_contract ON mortgage_receipt (contract_id, received_on);
      CREATE INDEX mortgage_receipt_credited ON mortgage_receipt (credited_on) INCLUDE (team_id, amount_fen) WHERE credited_on IS NOT NULL;
      CREATE INDEX mortgage_receipt_unconfirmed ON mortgage_receipt (received_on) WHERE credited_on IS NULL;
      CREATE INDEX mortgage_receipt_reverses ON mortgage_receipt (reverses_id) WHERE reverses_id IS NOT NULL;
      REVOKE UPDATE, DELETE ON mortgage_receipt FROM kefu_app;
      GRANT UPDATE (credited_on, confirmed_by_name, confirmed_at) ON mortgage_receipt TO kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE mortgage_receipt, mortgage_buyer, mortgage_contract, mortgage_team_mapping, mortgage_project',
    );
  }
}
