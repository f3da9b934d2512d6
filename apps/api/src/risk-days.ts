import { readFileSync } from 'node:fs';
import { FieldCipher } from '@kefu/platform/crypto';
import type { TestApi, TestCaller } from './testing.ts';

const folder = new URL('../../../testdata/trading/', import.meta.url);

/** What a day's file must come to. */
export interface ExpectedDay {
  readonly file: string;
  readonly rows: number;
  readonly distinctTradersScreened: number;
  readonly unknownTraders: readonly string[];
  readonly duplicateRows: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly levels: Readonly<Record<string, readonly string[]>>;
}

/** The five trading days of the test data, by day. */
export const expectedDays = (
  JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as { risk: Record<string, ExpectedDay> }
).risk;

/** A file of the test data, as its bytes. */
export function riskFile(name: string): Buffer {
  return readFileSync(new URL(name, folder));
}

/** Rows as a file that holds together: `number,margin,equity,floating,lots` in yuan. */
export function writtenFile(day: string, rows: readonly string[]): Buffer {
  const cells = rows.map((row) => row.split(','));
  const sum = (at: number): string => cells.reduce((total, row) => total + Number(row[at]), 0).toFixed(2);
  const lots = cells.reduce((total, row) => total + Number(row[4]), 0);
  return Buffer.from(
    [
      `風險監控日報,交易日:${day}`,
      '交易商編號,占用保證金,權益,浮動盈虧,持倉(手)',
      ...rows,
      `合計,${sum(1)},${sum(2)},${sum(3)},${lots}`,
      `行數,${rows.length}`,
      '',
    ].join('\n'),
  );
}

/** A row at a ratio, in percent, on an equity of a million. */
export function rowAt(number: string, percent: number): string {
  return `${number},${(percent * 10_000).toFixed(2)},1000000.00,0.00,10`;
}

/** Lets the department live on another day; null: on the real one. */
export async function setToday(manager: TestCaller, day: string | null): Promise<void> {
  const { data } = await manager.graphql(
    'mutation($input: PracticeDayInput!) { setPracticeDay(input: $input) { ... on Today { date } } }',
    { input: { day } },
  );
  if (day && (data?.setPracticeDay as { date?: string } | undefined)?.date !== day) throw new Error(`It is not ${day}`);
}

/** Enters traders with a phone; every eighth is a company, every twentieth a priority trader. */
export async function enterTraders(api: TestApi, numbers: readonly string[]): Promise<void> {
  const branch = await api.unit('branch', '總部營業部');
  await api.database.pool.query(
    `INSERT INTO trader (number, name, name_key, search_key, kind, certificate_kind, certificate_sealed, certificate_index,
       certificate_masked, branch_id, priority)
     SELECT n, '商' || n, '商' || n, '', CASE WHEN at % 8 = 0 THEN 'company' ELSE 'naturalPerson' END, 'nationalId', '', int4send(at::int),
       '', $2, at % 20 = 0 FROM unnest($1::text[]) WITH ORDINALITY AS t (n, at)`,
    [numbers, branch],
  );
  const phone = api.app.get(FieldCipher).seal('phone', '+8619900000000');
  await api.database.pool.query(`INSERT INTO trader_phone SELECT id, 1, $1, '\\x00', '199****0000' FROM trader`, [
    phone,
  ]);
}

/** Enters every clean trader of the test data. */
export async function enterRegister(api: TestApi): Promise<void> {
  const lines = riskFile('expected-traders.csv').toString().split('\n').slice(1);
  await enterTraders(
    api,
    lines.flatMap((line) => (line ? [line.slice(0, 7)] : [])),
  );
}

/** What became of a file that was brought by REST. */
export interface Brought {
  readonly status: number;
  readonly taken: boolean;
  readonly runId: string;
  readonly file: { readonly refused: string | null; readonly [key: string]: unknown };
}

/** Brings a file by REST. */
export async function bring(api: TestApi, caller: TestCaller, name: string, content: Buffer): Promise<Brought> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content)]), name);
  const request = new Request('http://localhost/risk/files', { method: 'POST', body: form });
  const answer = await api.app.inject({
    method: 'POST',
    url: '/risk/files',
    headers: { ...caller.headers, 'content-type': request.headers.get('content-type') ?? '', 'x-kefu-client': 'test' },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  return { status: answer.statusCode, ...answer.json<Omit<Brought, 'status'>>() };
}

/** A run as its page sees it. */
export interface RunPage {
  readonly id: string;
  readonly version: number;
  readonly state: { readonly key: string };
  readonly rows: number;
  readonly closeBy: string;
  readonly overdue: boolean;
  readonly openQuestions: number;
  readonly levels: readonly { readonly level: string; readonly traders: number }[];
  readonly questions: readonly {
    readonly id: string;
    readonly number: string;
    readonly kind: string;
    readonly version: number;
    readonly decision: string | null;
    readonly rows: readonly { readonly line: number }[];
  }[];
  readonly groups: readonly {
    readonly level: string;
    readonly traders: number;
    readonly toSend: number;
    readonly told: number;
    readonly excluded: number;
    readonly segments: number;
    readonly cost: number;
  }[];
  readonly changes: Readonly<Record<string, unknown>>;
  readonly balance: { readonly approved: number; readonly missing: number; readonly unexplained: number };
  readonly files: readonly { readonly refused: string | null; readonly rows: number }[];
  readonly transitions: readonly { readonly key: string; readonly reasons: readonly { readonly code: string }[] }[];
}

const page = `id version state { key } rows closeBy overdue openQuestions levels { level traders }
  questions { id number kind version decision rows { line } }
  groups { level traders toSend told excluded segments cost }
  changes { since fresh raised same lowered cleared nearlyCleared } balance { approved missing unexplained } files { refused rows }
  transitions { key reasons { code } }`;

/** A run. @throws Error where there is none */
export async function runPage(caller: TestCaller, id: string): Promise<RunPage> {
  const { data, errors } = await caller.graphql<{ riskRun: RunPage | null }>(
    `query($id: ID!) { riskRun(id: $id) { ${page} } }`,
    { id },
  );
  if (!data?.riskRun) throw new Error(`No run: ${JSON.stringify(errors)}`);
  return data.riskRun;
}

/** What an answer to a mutation of runs says. */
export interface RunAnswer {
  readonly __typename: string;
  readonly code?: string;
  readonly reasons?: readonly { readonly code: string }[];
}

/** Asks for a mutation of the risk desk with this input. */
export async function ask(
  caller: TestCaller,
  mutation: string,
  type: string,
  input: Readonly<Record<string, unknown>>,
): Promise<RunAnswer | undefined> {
  const blockable = /Run|Question|Trader|File$/.test(mutation) ? '... on TransitionBlocked { reasons { code } }' : '';
  const { data, errors } = await caller.graphql<Record<string, RunAnswer>>(
    `mutation($input: ${type}!) { ${mutation}(input: $input) { __typename ${blockable} ... on Failure { code } } }`,
    { input },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data?.[mutation];
}

/** Moves a run: `submitRiskRun`, `approveRiskRun`, … */
export function move(
  caller: TestCaller,
  mutation: string,
  { id, version }: Pick<RunPage, 'id' | 'version'>,
  reason?: string,
): Promise<RunAnswer | undefined> {
  return ask(caller, mutation, 'MoveRiskRunInput', { id, version, reason });
}

/** Decides every open question of a run the plain way: unknown numbers are left out, doubled rows count once. */
export async function decideAll(caller: TestCaller, id: string): Promise<RunPage> {
  for (const { id: question, kind, version, decision } of (await runPage(caller, id)).questions) {
    if (decision) continue;
    const answer = await ask(caller, 'decideRiskQuestion', 'DecideRiskQuestionInput', {
      id: question,
      version,
      decision: kind === 'duplicate' ? 'countOnce' : 'leaveOut',
    });
    if (answer?.__typename !== 'RiskRunRecord') throw new Error(JSON.stringify(answer));
  }
  return runPage(caller, id);
}

/** Rows of the ledger for risk notices of a day: trader's number and level, in order. */
export async function noticesOf(api: TestApi, day: string): Promise<string[]> {
  const { rows } = await api.database.pool.query<{ notice: string }>(
    `SELECT t.number || ' ' || m.level AS notice FROM message m JOIN trader t ON t.id = m.recipient
     WHERE m.purpose = 'riskNotice' AND m.business_date = $1 ORDER BY 1`,
    [day],
  );
  return rows.map(({ notice }) => notice);
}
