import { nationalIdCharacter } from '@kefu/office/certificate';
import type { TestApi, TestCaller } from './testing.ts';

/** The desk of the tests: two mortgage teams, each for one sales team, and who works there (S23). */
export interface MortgageHouse {
  readonly specialist: TestCaller;
  readonly otherSpecialist: TestCaller;
  readonly supervisor: TestCaller;
  readonly finance: TestCaller;
  readonly teamId: string;
  readonly salesTeamId: string;
}

/** What the tests ask of a case. */
export interface ToldCase {
  readonly __typename: string;
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly code?: string;
  readonly state: { key: string };
  readonly team: string;
  readonly specialist: string | null;
  readonly gapFen: number;
  readonly dueFen: number;
  readonly whose: string;
  readonly late: number;
  readonly attempt: number;
  readonly held: boolean;
  readonly applications: {
    id: string;
    attempt: number;
    product: string;
    bankName: string | null;
    askedFen: number;
    approvedFen: number | null;
    monthlyFen: number;
    state: string;
  }[];
  readonly clocks: { state: { key: string }; netMinutes: number; grossMinutes: number; pausedReason: string | null }[];
  readonly transitions: { key: string; reasons: { code: string; text: string }[] }[];
  readonly reasons?: { code: string; text: string }[];
  readonly fields?: { path: string; code: string }[];
  readonly minimumFen?: number;
}

const facts = `id number version state { key } team specialist gapFen dueFen whose late attempt held
  applications { id attempt product bankName askedFen approvedFen monthlyFen state }
  clocks { state { key } netMinutes grossMinutes pausedReason } transitions { key reasons { code text } }`;
const result = `__typename ... on Failure { code } ... on InvalidInput { fields { path code } }
  ... on TransitionBlocked { reasons { code text } } ... on MortgageCaseRecord { ${facts} }`;

/** Asks one operation and gives its answer. @throws Error with what the server said when it fails */
async function ask<T>(caller: TestCaller, document: string, variables: Record<string, unknown>): Promise<T> {
  const { data, errors } = await caller.graphql<Record<string, T>>(document, variables);
  const [answer] = Object.values(data ?? {});
  if (answer === undefined) throw new Error(JSON.stringify(errors));
  return answer;
}

/** A sound national id of an invented person; region 99 exists nowhere. @param born YYYYMMDD @param serial 100 to 999 */
export function nationalId(born: string, serial: number): string {
  const digits = `990105${born}${serial}`;
  return digits + nationalIdCharacter(digits);
}

/** Makes the teams and the people. */
export async function mortgageHouse(api: TestApi): Promise<MortgageHouse> {
  const teamId = await api.unit('team', '按揭a組');
  const salesTeamId = await api.unit('team', '銷售A組');
  await api.database.pool.query(
    `INSERT INTO mortgage_team_mapping (sales_team_id, team_id, starts_on) VALUES ($1, $2, '2020-01-01')`,
    [salesTeamId, teamId],
  );
  return {
    teamId,
    salesTeamId,
    specialist: await api.as('MS', { kind: 'team', name: '按揭a組' }),
    otherSpecialist: await api.as('MS', { kind: 'team', name: '按揭b組' }),
    supervisor: await api.as('SUP'),
    finance: await api.as('FIN'),
  };
}

/** A contract as the tests need it; amounts in fen. */
export interface ContractWish {
  readonly house: string;
  readonly priceFen?: number;
  readonly downFen?: number;
  readonly commercialFen?: number;
  readonly fundFen?: number;
  /** What finance has confirmed of the down payment; all of it where left out. */
  readonly confirmedFen?: number;
}

/** What people do with cases. */
export const mortgageDesk = (api: TestApi, { salesTeamId, finance }: MortgageHouse) => {
  const { pool } = api.database;
  /** Receives money on a contract, confirmed by finance. */
  const receive = async (contractId: string, kind: string, fen: number): Promise<void> => {
    await pool.query(
      `INSERT INTO mortgage_receipt (number, contract_id, team_id, kind, amount_fen, received_on, credited_on, entered_by_name,
         confirmed_by_name, confirmed_at)
       SELECT 'SJ' || uuidv7(), id, team_id, $2, $3, '2026-11-20', '2026-11-20', 't', 't', now() FROM mortgage_contract WHERE id = $1`,
      [contractId, kind, fen],
    );
  };
  const contract = async (wish: ContractWish): Promise<string> => {
    const { house, priceFen = 123_456_700, commercialFen = 104_000_000, fundFen = 0 } = wish;
    const downFen = wish.downFen ?? priceFen - commercialFen - fundFen;
    const { rows } = await pool.query<{ id: string }>(
      `INSERT INTO mortgage_contract (number, project_id, house, house_key, area, price_fen, home, product, down_payment_fen,
         commercial_fen, provident_fund_fen, signed_on, sales_team_id, team_id, consultant_name)
       SELECT 'HT' || $1, p.id, $1, $1, 9876, $2, 'first', CASE WHEN $5::bigint = 0 THEN 'commercial' WHEN $4::bigint = 0
         THEN 'providentFund' ELSE 'combination' END, $3, $4, $5, '2026-11-02', $6, $7, '錢敏'
       FROM mortgage_project p LIMIT 1 RETURNING id`,
      [house, priceFen, downFen, commercialFen, fundFen, salesTeamId, await api.unit('team', '按揭b組')],
    );
    const id = rows[0]?.id ?? '';
    const confirmedFen = wish.confirmedFen ?? downFen;
    if (confirmedFen > 0) await receive(id, 'downPayment', confirmedFen);
    return id;
  };
  const mutate = (caller: TestCaller, name: string, type: string, input: Record<string, unknown>): Promise<ToldCase> =>
    ask(caller, `mutation($input: ${type}!) { ${name}(input: $input) { ${result} } }`, { input });
  const open = (contractId: string, caller = finance): Promise<ToldCase> =>
    ask(
      caller,
      `mutation($id: ID!) { openMortgageCase(contractId: $id) { __typename ... on Failure { code }
        ... on BelowMinimumDown { minimumFen } ... on MortgageCaseRecord { ${facts} } } }`,
      { id: contractId },
    );
  const one = (caller: TestCaller, id: string): Promise<ToldCase | null> =>
    ask(caller, `query($id: ID!) { mortgageCase(id: $id) { ${facts} } }`, { id });
  const move = (
    caller: TestCaller,
    { id, version }: ToldCase,
    transition: string,
    reason?: string,
  ): Promise<ToldCase> =>
    mutate(caller, 'moveMortgageCase', 'MoveMortgageCaseInput', { id, version, transition, reason: reason ?? null });
  /** Everything that the checklist asks for, as originals. */
  const bringPapers = async (id: string, expiresOn: string | null = null): Promise<void> => {
    await pool.query(
      `WITH brought AS (
         INSERT INTO document (subject_type, subject_id, type, form, expires_on)
         SELECT DISTINCT 'mortgageCase', $1::uuid, item->>'type', 'original', $2::date FROM document_checklist_version, jsonb_array_elements(items) item
         WHERE checklist = 'mortgageCase' RETURNING id
       ) INSERT INTO document_filing (subject_type, subject_id, document_id) SELECT 'mortgageCase', $1, id FROM brought`,
      [id, expiresOn],
    );
  };
  /** Goes on by several moves. @throws Error with what stands in the way */
  const go = async (caller: TestCaller, from: ToldCase, ...transitions: string[]): Promise<ToldCase> => {
    let at = from;
    for (const transition of transitions) {
      at = await move(caller, at, transition);
      if (at.code) throw new Error(`${transition}: ${at.code} ${JSON.stringify(at.reasons ?? at.fields)}`);
    }
    return at;
  };
  const plan = (caller: TestCaller, { id, version }: ToldCase, input: Record<string, unknown>): Promise<ToldCase> =>
    mutate(caller, 'planMortgage', 'PlanMortgageInput', { id, version, balanceFen: 0, customerTypes: [], ...input });
  const decide = (caller: TestCaller, at: ToldCase, product: string, approvedFen: number): Promise<ToldCase> =>
    mutate(caller, 'decideMortgageApplication', 'DecideApplicationInput', {
      id: at.id,
      version: at.version,
      applicationId: at.applications.find((each) => each.attempt === at.attempt && each.product === product)?.id,
      approvedFen,
      decidedOn: '2026-11-26',
    });
  const disburse = (caller: TestCaller, at: ToldCase, product: string, disbursedFen: number): Promise<ToldCase> =>
    mutate(caller, 'disburseMortgageApplication', 'DisburseApplicationInput', {
      id: at.id,
      version: at.version,
      applicationId: at.applications.find((each) => each.attempt === at.attempt && each.product === product)?.id,
      disbursedFen,
      disbursedOn: '2026-11-26',
    });
  const topOut = async (building: string): Promise<void> => {
    await pool.query(
      `INSERT INTO mortgage_building (project_id, building, topped_out_on, told_by_name)
       SELECT id, $1, '2026-01-01', 't' FROM mortgage_project ON CONFLICT DO NOTHING`,
      [building],
    );
  };
  return { contract, receive, open, one, move, go, plan, decide, disburse, mutate, bringPapers, topOut, ask };
};
