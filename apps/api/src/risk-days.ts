import { readFileSync } from 'node:fs';
import { CalendarService } from '@kefu/office/calendar';
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

/** Rows as a file that holds together. */
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

/** Lets the department believe that it is another day. */
export function setToday(api: TestApi, day: string): void {
  api.app.get(CalendarService).today = () => Promise.resolve(day);
}

/** Enters every clean trader of the test data. */
export async function enterRegister(api: TestApi): Promise<void> {
  const branch = await api.unit('branch', '總部營業部');
  const numbers = riskFile('expected-traders.csv')
    .toString()
    .split('\n')
    .slice(1)
    .flatMap((line) => (line ? [line.slice(0, 7)] : []));
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

/** A file by REST. */
export async function bring(
  api: TestApi,
  caller: TestCaller,
  name: string,
  content: Buffer,
): Promise<{
  status: number;
  taken: boolean;
  runId: string;
  file: { refused: string | null; [key: string]: unknown };
}> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content)]), name);
  const request = new Request('http://localhost/risk/files', { method: 'POST', body: form });
  const answer = await api.app.inject({
    method: 'POST',
    url: '/risk/files',
    headers: { ...caller.headers, 'content-type': request.headers.get('content-type') ?? '', 'x-kefu-client': 'test' },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  return {
    status: answer.statusCode,
    ...answer.json<{ taken: boolean; runId: string; file: { refused: string | null } }>(),
  };
}
