import pg from 'pg';
import { databaseUrl } from './house.ts';

/** A contract as a journey needs it: 1 234 567 yuan, of which 1 040 000 are lent. */
export interface PlantedContract {
  readonly number: string;
  readonly house: string;
  readonly buyers: readonly string[];
  /** What of the loans the fund lends, in fen. */
  readonly fundFen?: number;
}

/** A case as a journey needs it, for the way to it is walked elsewhere. */
export interface PlantedCase extends PlantedContract {
  readonly state: string;
  readonly whose?: 'us' | 'bank';
  readonly bank: string;
}

/** Contracts and cases of the mortgage desk that come in by other ways than a page. */
export class MortgageCases {
  readonly database: pg.Client;

  private constructor(database: pg.Client) {
    this.database = database;
  }

  static async begin(): Promise<MortgageCases> {
    const database = new pg.Client({ connectionString: databaseUrl });
    await database.connect();
    return new MortgageCases(database);
  }

  end(): Promise<void> {
    return this.database.end();
  }

  /** Signs a contract of team A. @returns its id */
  async contract({ number, house, buyers, fundFen = 0 }: PlantedContract): Promise<string> {
    const { rows } = await this.database.query<{ id: string }>(
      `WITH contract AS (
         INSERT INTO mortgage_contract (number, project_id, house, house_key, area, price_fen, home, product, down_payment_fen,
           commercial_fen, provident_fund_fen, signed_on, team_id, consultant_name)
         SELECT $1, p.id, $2, $2, 9876, 123456700, 'first', CASE WHEN $4::bigint = 0 THEN 'commercial' ELSE 'combination' END,
           19456700, 104000000 - $4, $4, '2026-11-02', t.id, '錢敏'
         FROM mortgage_project p, org_unit t WHERE t.kind = 'team' AND t.name = 'A組' ORDER BY p.id LIMIT 1
         RETURNING id
       ), buyers AS (
         INSERT INTO mortgage_buyer (contract_id, position, name, name_key)
         SELECT id, nth, name, name FROM contract, unnest($3::text[]) WITH ORDINALITY b (name, nth)
       ) SELECT id FROM contract`,
      [number, house, buyers, fundFen],
    );
    return rows[0]?.id ?? '';
  }

  /** Receives money on a contract, confirmed by finance. */
  async receive(contractId: string, kind: string, fen: number, creditedOn: string): Promise<void> {
    await this.database.query(
      `INSERT INTO mortgage_receipt (number, contract_id, team_id, kind, amount_fen, received_on, credited_on, entered_by_name,
         confirmed_by_name, confirmed_at)
       SELECT 'SJ' || number || $2, id, team_id, $2, $3, $4, $4, '何財', '何財', now() FROM mortgage_contract WHERE id = $1`,
      [contractId, kind, fen, creditedOn],
    );
  }

  /** Puts up a case of 許安 with one commercial loan. @returns the address of its page */
  async case({ state, whose = 'us', bank, ...contract }: PlantedCase): Promise<string> {
    const { rows } = await this.database.query<{ id: string }>(
      `WITH owned AS (
         UPDATE mortgage_contract SET owner_id = (SELECT id FROM person WHERE login = 'anjie') WHERE id = $1
         RETURNING id, team_id, owner_id, commercial_fen
       ), entered AS (
         INSERT INTO mortgage_case (contract_id, lifecycle, lifecycle_version, state, team_id, owner_id, whose, due_fen)
         SELECT id, 'mortgageCase', 1, $2, team_id, owner_id, $3, commercial_fen FROM owned RETURNING id, due_fen
       ), loan AS (
         INSERT INTO mortgage_application (case_id, attempt, product, bank, asked_fen, months, yearly_rate)
         SELECT id, 1, 'commercial', $4, due_fen, 360, 3000 FROM entered
       ) SELECT id FROM entered`,
      [await this.contract(contract), state, whose, bank],
    );
    return `/mortgage-cases/${rows[0]?.id}`;
  }

  /** Brings papers as originals. @param path page of the case @param type only this one; everything on the checklist where left out */
  async bring(path: string, type: string | null = null): Promise<void> {
    await this.database.query(
      `WITH brought AS (
         INSERT INTO document (subject_type, subject_id, type, form)
         SELECT DISTINCT 'mortgageCase', $1::uuid, t.key, 'original' FROM document_type t WHERE t.key = $2 OR $2::text IS NULL AND
           t.key IN (SELECT item ->> 'type' FROM document_checklist_version v, jsonb_array_elements(v.items) item
             WHERE v.checklist = 'mortgageCase')
         RETURNING id, subject_id
       ) INSERT INTO document_filing (subject_type, subject_id, document_id) SELECT 'mortgageCase', subject_id, id FROM brought`,
      [path.split('/').at(-1), type],
    );
  }

  /** Everybody of the contract consents that papers go to banks. @param path page of the case */
  async consent(path: string, ...banks: readonly string[]): Promise<void> {
    await this.database.query(
      `INSERT INTO mortgage_consent (contract_id, position, name_key, purpose, bank, given, said_on, by_name)
       SELECT b.contract_id, b.position, b.name_key, 'bank', bank, true, '2026-11-02', '許安'
       FROM mortgage_case k JOIN mortgage_person b USING (contract_id), unnest($2::text[]) bank WHERE k.id = $1`,
      [path.split('/').at(-1), banks],
    );
  }
}
