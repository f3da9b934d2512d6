import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { FormReading } from '@kefu/orders';
import { importFile } from './import-factory.ts';
import type { TestApi, TestCaller } from './testing.ts';

/** A file of the franchise desk's year 2009. */
export const franchiseFile = (name: string): Buffer =>
  readFileSync(resolve(import.meta.dirname, '../../../testdata/franchise-2009', name));

/** What must come out of the year. */
export const expectedYear = (): ExpectedYear =>
  JSON.parse(franchiseFile('expected.json').toString('utf8')) as ExpectedYear;

/** The part of the expected figures that is about orders. */
export interface ExpectedYear {
  readonly headline: {
    readonly ordersPlacedIn2009Yuan: string;
    readonly ordersDueIn2009Yuan: string;
    readonly inOrderDispatchYuan: string;
    readonly replenishmentAndSpecialYuan: string;
    readonly executionRate: string;
  };
  readonly receipts: { readonly rows: number; readonly quantity: number };
  readonly dispatches: {
    readonly rows: number;
    readonly fenByType: Record<string, number>;
    readonly fenBySourceOfExtra: Record<string, number>;
    readonly fenByMonth: Record<string, number>;
  };
  readonly orders: {
    readonly bySeason: Record<
      string,
      { customers: number; amountFen: number; quantity: number; lines: number; byCategory: Record<string, number> }
    >;
    readonly workbooks: {
      readonly file: string;
      readonly season: string;
      readonly customer: string;
      readonly orderDate: string;
      readonly lines: number;
      readonly quantity: number;
      readonly amountFen: number;
    }[];
  };
  readonly execution: {
    readonly perCustomer: Record<string, { dueFen: number; executedFen: number; executionRate: string }>;
    readonly openLines: number;
    readonly byWindowEndMonth: Record<string, { dueFen: number; executedFen: number; rate: string }>;
  };
}

/** Asks one operation and gives its answer. @throws Error with what the server said when it fails */
export async function ask<T>(
  caller: TestCaller,
  document: string,
  variables: Record<string, unknown> = {},
): Promise<T> {
  const { data, errors } = await caller.graphql<Record<string, T>>(document, variables);
  const [answer] = Object.values(data ?? {});
  if (answer === undefined) throw new Error(JSON.stringify(errors));
  return answer;
}

/** The desk of the tests: who enters, who checks, who leads; with the franchisees and styles of 2009. */
export interface FranchiseHouse {
  readonly clerk: TestCaller;
  readonly other: TestCaller;
  readonly lead: TestCaller;
}

/** Imports franchisees, size runs and styles of 2009, as the clerk, and opens its three seasons. */
export async function franchiseHouse(api: TestApi): Promise<FranchiseHouse> {
  const clerk = await api.as('CS');
  const lead = await api.as('M');
  for (const [kind, file] of [
    ['franchisees', 'customers.csv'],
    ['sizeRuns', 'styles.xlsx'],
    ['styles', 'styles.xlsx'],
  ] as const) {
    const outcome = await importFile(api, kind, file, franchiseFile(file), true, clerk.personId);
    if (outcome.state !== 'committed' || outcome.faultyCount > 0) throw new Error(JSON.stringify(outcome));
  }
  for (const [year, kind] of [
    [2009, 'SS'],
    [2009, 'AW'],
    [2010, 'SS'],
  ] as const) {
    await ask(lead, 'mutation($input: AddSeasonInput!) { addSeason(input: $input) { __typename } }', {
      input: { year, kind },
    });
  }
  return { clerk, other: await api.as('CS'), lead };
}

/** A form as the tests look at it. */
export interface ToldForm {
  readonly id: string;
  readonly fileName: string;
  readonly state: string;
  readonly season: string;
  readonly franchiseeId: string | null;
  readonly franchisee: string | null;
  readonly candidates: { id: string; name: string; why: string[] }[];
  readonly orderedOn: string | null;
  readonly faults: { cell: string; code: string; shown: string; expected: string }[];
  readonly unknownHeadings: string[];
  readonly lineCount: number;
  readonly quantity: number;
  readonly amount: number;
  readonly standing: { id: string; state: string; quantity: number } | null;
  readonly sameAs: string | null;
  readonly orderId: string | null;
  readonly version: number;
}

const formFields = `id fileName state season franchiseeId franchisee candidates { id name why } orderedOn
  faults { cell code shown expected } unknownHeadings lineCount quantity amount standing { id state quantity } sameAs orderId version`;

/** Forms as they stand, by file name; without a state those that are not settled. */
export async function formsOf(caller: TestCaller, state?: string): Promise<ToldForm[]> {
  const forms: ToldForm[] = [];
  let after: string | null = null;
  do {
    const page: { nodes: ToldForm[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } = await ask(
      caller,
      `query($state: OrderFormState, $after: String) { orderForms(state: $state, first: 200, after: $after) {
         nodes { ${formFields} } pageInfo { hasNextPage endCursor } } }`,
      { state: state ?? null, after },
    );
    forms.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return forms.toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1));
}

/** Hands workbooks in as the console does, in one go, and has them read as the worker does. @returns the forms that are not settled */
export async function handIn(
  api: TestApi,
  caller: TestCaller,
  files: readonly { readonly name: string; readonly content: Buffer }[],
): Promise<ToldForm[]> {
  const fileIds: string[] = [];
  for (const { name, content } of files) fileIds.push(await upload(api, caller, name, content));
  const { batchId } = await ask<{ batchId: string }>(
    caller,
    'mutation($input: TakeOrderFormsInput!) { takeOrderForms(input: $input) { batchId count } }',
    { input: { fileIds } },
  );
  await api.app.get(FormReading, { strict: false }).readBatch(batchId);
  return formsOf(caller);
}

/** Has every form that is to be read again read, as the worker does. */
export async function readWaiting(api: TestApi): Promise<void> {
  const { rows } = await api.database.pool.query<{ id: string }>(
    `SELECT DISTINCT batch_id AS id FROM order_form WHERE state = 'READING'`,
  );
  for (const { id } of rows) await api.app.get(FormReading, { strict: false }).readBatch(id);
}

/** Enters forms. */
export function enterForms(
  caller: TestCaller,
  forms: readonly ToldForm[],
  decision: 'NEW' | 'ADD' | 'REPLACE' | 'SKIP' = 'NEW',
): Promise<{ entered: number; skipped: number; left: { formId: string; code: string }[] }> {
  return ask(
    caller,
    'mutation($input: EnterFormsInput!) { enterOrderForms(input: $input) { entered skipped left { formId code } } }',
    { input: { forms: forms.map(({ id, version }) => ({ formId: id, version, decision })) } },
  );
}

/** An order as the tests look at it. */
export interface ToldOrder {
  readonly __typename: string;
  readonly code?: string;
  readonly reasons?: { code: string }[];
  readonly fields?: { path: string; code: string }[];
  readonly order: {
    id: string;
    state: { key: string };
    version: number;
    kind: string;
    pool: string;
    lineCount: number;
    quantity: number;
    amount: number;
  };
  readonly lines: {
    id: string;
    skuId: string;
    sku: string;
    quantity: number;
    windowFrom: string;
    windowTo: string;
    pool: string;
    open: number;
    cancelled: number;
    version: number;
  }[];
}

/** What the tests read of an order. */
export const orderRecord = `__typename order { id state { key } version kind pool lineCount quantity amount }
  lines { id skuId sku quantity windowFrom windowTo pool open cancelled version }`;

/** What the tests ask of a change of an order. */
export const orderFields = `__typename ... on Failure { code } ... on TransitionBlocked { reasons { code } }
  ... on InvalidInput { fields { path code } } ... on FranchiseOrderRecord { ${orderRecord} }`;

/** An order. */
export const readOrder = (caller: TestCaller, id: string | undefined): Promise<ToldOrder> =>
  ask(caller, `query($id: ID!) { franchiseOrder(orderId: $id) { ${orderRecord} } }`, { id });

/** Moves an order. */
export function moveOrder(
  caller: TestCaller,
  { id, version }: { readonly id: string; readonly version: number },
  transition: string,
  reason?: string,
): Promise<ToldOrder> {
  return ask(
    caller,
    `mutation($input: MoveFranchiseOrderInput!) { moveFranchiseOrder(input: $input) { ${orderFields} } }`,
    { input: { orderId: id, version, transition, reason: reason ?? null } },
  );
}

/** Orders of a season. */
export async function ordersOf(
  api: TestApi,
  code: string,
): Promise<{ id: string; version: number; state: string; customer: string }[]> {
  const { rows } = await api.database.pool.query<{ id: string; version: number; state: string; customer: string }>(
    `SELECT o.id, o.version, o.state, f.name AS customer FROM franchise_order o JOIN season s ON s.id = o.season_id
     JOIN franchisee f ON f.id = o.franchisee_id WHERE s.code = $1 ORDER BY f.number, o.id`,
    [code],
  );
  return rows;
}

/** Uploads a file. @returns its id */
export async function upload(api: TestApi, caller: TestCaller, name: string, content: Buffer): Promise<string> {
  const boundary = 'x-form';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const response = await api.app.inject({
    method: 'POST',
    url: '/files',
    headers: { ...caller.headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
  if (response.statusCode >= 300) throw new Error(response.body);
  return response.json<{ id: string }>().id;
}
