import { createReadStream, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportTrial } from './import-trial.ts';

const folder = resolve(import.meta.dirname, '../../../../testdata/trading');
const register = (): Promise<Readable> => Promise.resolve(createReadStream(`${folder}/traders.csv`));

interface Expected {
  traders: {
    rows: number;
    clean: number;
    defects: { trader: string; line: number; code: string; column?: string; duplicateOf?: string }[];
    cleanByBranch: Record<string, number>;
    cleanByKind: Record<string, number>;
    cleanPriority: number;
    cleanWithoutMarketOwner: number;
    cleanWithTwoPhones: number;
    cleanAgreementEndedBefore_2026_09_28: number;
    cleanAgreementEndsWithin60DaysFrom_2026_09_28: number;
  };
}
const expected = (JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')) as Expected).traders;

describe('the real register of traders (T6, X5)', () => {
  let trial: ImportTrial;
  let runId: string;

  beforeAll(async () => {
    const branches = readFileSync(`${folder}/branches.csv`, 'utf8').trim().split(/\r?\n/).slice(1);
    trial = await ImportTrial.start(branches);
    runId = await trial.begin('traders.csv', register, { shortDates: 'yearMonthDay', severalPhones: 'firstIsMain' });
  }, 60_000);
  afterAll(() => trial.close());

  it('is recognised as GBK with commas and all its columns', async () => {
    const run = await trial.run(runId);
    expect(run).toMatchObject({ state: 'ready', encoding: 'gb18030', delimiter: ',', rowCount: expected.rows });
    expect(run.mapping).toEqual([
      'number',
      'name',
      'kind',
      'certificate',
      'phones',
      'branch',
      'marketOwner',
      'priority',
      'startsOn',
      'endsOn',
      'seatNumber',
      'remark',
    ]);
  });

  it('has exactly the 150 defects that are known, each told by line, code and column', async () => {
    const found = await trial.rows<{
      line: number;
      code: string;
      column_key: string;
      params: { duplicateOf?: string };
    }>('SELECT line, code, column_key, params FROM import_fault WHERE run_id = $1 ORDER BY line', [runId]);
    const columns: Record<string, string> = { startsOn: '協議開始', endsOn: '協議到期' };
    expect(
      found.map(({ line, code, column_key, params }) => ({
        line,
        code,
        ...(columns[column_key] && { column: columns[column_key] }),
        ...(params.duplicateOf && { duplicateOf: params.duplicateOf }),
      })),
    ).toEqual(
      expected.defects.map(({ line, code, column, duplicateOf }) => ({
        line,
        code,
        ...(column && { column }),
        ...(duplicateOf && { duplicateOf }),
      })),
    );
  });

  it('shows no certificate and no phone of a faulty cell in clear', async () => {
    const shown = await trial.rows<{ shown: string }>('SELECT shown FROM import_fault WHERE run_id = $1', [runId]);
    expect(shown.filter((fault) => /\d{12}|199\d{6}/.test(fault.shown))).toEqual([]);
  });

  it('puts nothing into the register before a person says so', async () => {
    expect(await trial.count('trader')).toBe(0);
  });

  it('brings 4,850 traders in, in the numbers that are known', async () => {
    await trial.confirm(runId, 'CLEAN_ROWS_ONLY');
    expect(await trial.run(runId)).toMatchObject({ state: 'committed', committedCount: expected.clean });
    const [counts] = await trial.rows<Record<string, unknown>>(
      `SELECT count(*)::int AS clean,
         count(*) FILTER (WHERE priority)::int AS "cleanPriority",
         count(*) FILTER (WHERE market_owner IS NULL)::int AS "cleanWithoutMarketOwner",
         (SELECT count(*)::int FROM trader_phone WHERE position = 2) AS "cleanWithTwoPhones",
         count(*) FILTER (WHERE ends_on < '2026-09-28')::int AS "cleanAgreementEndedBefore_2026_09_28",
         count(*) FILTER (WHERE ends_on BETWEEN '2026-09-28' AND date '2026-09-28' + 60)::int
           AS "cleanAgreementEndsWithin60DaysFrom_2026_09_28"
       FROM trader JOIN term ON term.trader_id = trader.id`,
    );
    expect(expected).toMatchObject(counts ?? {});
    const branches = await trial.rows<{ name: string; count: number }>(
      `SELECT org_unit.name, count(*)::int AS count FROM trader JOIN org_unit ON org_unit.id = branch_id GROUP BY 1`,
    );
    expect(Object.fromEntries(branches.map(({ name, count }) => [name, count]))).toEqual(expected.cleanByBranch);
    const kinds = await trial.rows<{ kind: string; count: number }>(
      'SELECT kind, count(*)::int AS count FROM trader GROUP BY 1',
    );
    expect(Object.fromEntries(kinds.map(({ kind, count }) => [kind, count]))).toEqual({
      naturalPerson: expected.cleanByKind.自然人,
      company: expected.cleanByKind.法人,
    });
  });

  it('reads every phone and date as it is known to be', async () => {
    const stored = await trial.rows<{ number: string; phones: string[]; starts_on: string; ends_on: string }>(
      `SELECT number, starts_on, ends_on,
         ARRAY(SELECT phone_sealed FROM trader_phone WHERE trader_id = trader.id ORDER BY position) AS phones
       FROM trader JOIN term ON term.trader_id = trader.id ORDER BY number`,
    );
    const plain = stored.map(({ number, phones, starts_on, ends_on }) => {
      const numbers = phones.map((sealed) => trial.cipher.open('phone', sealed).replace('+86', ''));
      return [number, numbers.join('|'), starts_on, ends_on].join(',');
    });
    const [, ...known] = readFileSync(`${folder}/expected-traders.csv`, 'utf8').trim().split(/\r?\n/);
    expect(plain).toEqual(known.toSorted());
  });

  it('puts every defect into the data-quality queue, open, with its row sealed', async () => {
    const queue = await trial.rows<{ code: string; count: number }>(
      `SELECT code, count(*)::int AS count FROM trader_fault WHERE state = 'open' GROUP BY code`,
    );
    expect(queue.toSorted((a, b) => a.code.localeCompare(b.code)).map(({ count }) => count)).toEqual([
      25, 25, 25, 25, 25, 25,
    ]);
    const [row] = await trial.rows<{ cells_sealed: string }>(
      'SELECT cells_sealed FROM trader_excluded_row WHERE line = 424',
    );
    expect(JSON.parse(trial.cipher.open('importRow', row?.cells_sealed ?? ''))).toContain('雷曦琪');
    expect(await trial.count('trader_staging')).toBe(0);
  });

  it('finds every row in the register when the same file comes again, and brings none twice', async () => {
    const again = await trial.begin('traders.csv', register, {
      shortDates: 'yearMonthDay',
      severalPhones: 'firstIsMain',
    });
    expect(await trial.run(again)).toMatchObject({ state: 'ready', faultyCount: expected.rows });
  }, 60_000);
});
