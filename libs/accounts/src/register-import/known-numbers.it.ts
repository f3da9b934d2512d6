import { createReadStream, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportTrial } from './import-trial.ts';
import { changesBehind, countChanges } from './known-numbers.ts';

const folder = resolve(import.meta.dirname, '../../../../testdata/trading');
const update = { shortDates: 'yearMonthDay', severalPhones: 'firstIsMain', knownNumbers: 'update' };

describe('the real register, imported again to update it (T6)', () => {
  let trial: ImportTrial;
  const register = (): Promise<Readable> => Promise.resolve(createReadStream(`${folder}/traders.csv`));
  const stored = (): Promise<object[]> =>
    trial.rows(`SELECT t.number, t.version, t.updated_at, (SELECT count(*) FROM trader_phone p WHERE p.trader_id = t.id) AS phones,
      (SELECT count(*) FROM audit_entry e WHERE e.subject_id = t.id::text) AS told FROM trader t ORDER BY number`);

  beforeAll(async () => {
    const branches = readFileSync(`${folder}/branches.csv`, 'utf8').trim().split(/\r?\n/).slice(1);
    trial = await ImportTrial.start(branches);
    const first = await trial.begin('traders.csv', register, { ...update, knownNumbers: 'refuse' });
    await trial.confirm(first, 'CLEAN_ROWS_ONLY');
  }, 60_000);
  afterAll(() => trial.close());

  it('changes nothing where nothing is different', async () => {
    const before = await stored();
    const again = await trial.begin('traders.csv', register, update);
    expect(await trial.run(again)).toMatchObject({ state: 'ready', faultyCount: 150 });
    expect(await countChanges(trial.database.dataSource.manager, again)).toEqual({
      changed: 0,
      unchanged: 4850,
      sensitive: 0,
    });
    await trial.confirm(again, 'CLEAN_ROWS_ONLY');
    expect(await trial.run(again)).toMatchObject({ state: 'committed', committedCount: 0 });
    expect(await stored()).toEqual(before);
  }, 60_000);
});

const headings = '交易商編號,名稱,類型,證件號,電話,營業部,市場負責人,優先級,協議開始,協議到期,席位號,備註';
type Row = Record<(typeof cells)[number], string>;
const cells = [
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
] as const;
const sound: Row = {
  number: 'JY1',
  name: '李科美',
  kind: '自然人',
  certificate: '11010519491231002X',
  phones: '19900012345',
  branch: '沈陽營業部',
  marketOwner: '周常務',
  priority: '普通',
  startsOn: '2024-02-29',
  endsOn: '2025-02-28',
  seatNumber: 'XW1',
  remark: '',
};
const another: Row = { ...sound, number: 'JY2', name: '王小明', certificate: 'E12345678', phones: '19900054321' };
const file = (...rows: readonly Row[]): (() => Promise<Readable>) => {
  const text = [headings, ...rows.map((row) => cells.map((cell) => row[cell]).join(','))].join('\n');
  return () => Promise.resolve(Readable.from([Buffer.from(`${text}\n`)]));
};

describe('a row of a number that the register has (T6)', () => {
  let trial: ImportTrial;
  const manager = () => trial.database.dataSource.manager;
  const begin = (...rows: readonly Row[]): Promise<string> => trial.begin('more.csv', file(...rows), update);
  const faults = (runId: string) =>
    trial.rows('SELECT line, code FROM import_fault WHERE run_id = $1 ORDER BY line, code', [runId]);
  const changed = async (runId: string) =>
    (await changesBehind(manager(), runId, 0, 100)).map(({ line, cells: found }) => ({
      line,
      columns: found.map(({ column }) => column).toSorted(),
    }));

  beforeAll(async () => {
    trial = await ImportTrial.start(['沈陽營業部', '大連營業部']);
    await trial.confirm(await trial.begin('first.csv', file(sound, another)), 'ALL_OR_NOTHING');
  }, 60_000);
  afterAll(() => trial.close());

  it('shows each changed cell side by side, personal ones masked, sensitive ones named', async () => {
    const runId = await begin({ ...sound, phones: '19900012345/19900067890', seatNumber: '' });
    expect(await faults(runId)).toEqual([]);
    expect(await changesBehind(manager(), runId, 0, 10)).toEqual([
      {
        line: 2,
        label: 'JY1 李科美',
        cells: [
          { column: 'phones', before: '+86199****2345', after: '+86199****2345 / +86199****7890', sensitive: true },
          { column: 'seatNumber', before: 'XW1', after: '', sensitive: false },
        ],
      },
    ]);
    expect(await countChanges(manager(), runId)).toEqual({ changed: 1, unchanged: 0, sensitive: 1 });
  });

  it.each([
    ['the certificate of another trader', { certificate: another.certificate }, 'DUPLICATE_CERTIFICATE'],
    ['name and phone of another trader', { name: another.name, phones: another.phones }, 'SAME_NAME_AND_PHONE'],
    ['another kind of trader', { kind: '法人', certificate: '91350100M000100Y43' }, 'KIND_DIFFERS'],
    ['a term that the register does not have', { endsOn: '2026-02-28' }, 'TERM_DIFFERS'],
  ])('is refused with %s', async (_what, wrong, code) => {
    const runId = await begin({ ...sound, ...wrong });
    expect(await faults(runId)).toEqual([{ line: 2, code }]);
    expect(await changed(runId)).toEqual([]);
  });

  it('leaves alone what the file has no column for', async () => {
    const text = file({ ...sound, remark: '', name: '李科美美' });
    const narrow = (await (await text()).toArray()).join('').replaceAll(/,[^,\n]*,[^,\n]*\n/g, '\n');
    const runId = await trial.begin('narrow.csv', () => Promise.resolve(Readable.from([Buffer.from(narrow)])), update);
    expect(await changed(runId)).toEqual([{ line: 2, columns: ['name'] }]);
  });

  it('is asked about again when its trader changed after people looked', async () => {
    const runId = await begin({ ...sound, remark: '舊' });
    await trial.rows(`UPDATE trader SET version = version + 1 WHERE number = 'JY1'`);
    await trial.confirm(runId, 'ALL_OR_NOTHING');
    expect(await trial.run(runId)).toMatchObject({ state: 'reading', failure: 'CHANGED_MEANWHILE', mode: null });
    expect(await trial.rows(`SELECT remark FROM trader WHERE number = 'JY1'`)).toEqual([{ remark: '' }]);
  });

  it('is taken over once of two imports at once; the other one asks again', async () => {
    const runs = [await begin({ ...another, remark: '甲' }), await begin({ ...another, remark: '乙' })];
    for (const runId of runs) await trial.say(runId, 'ALL_OR_NOTHING');
    await Promise.all(runs.map((runId) => trial.runner.commit(runId)));
    const states = await Promise.all(runs.map(async (runId) => (await trial.run(runId)).state));
    expect(states.toSorted()).toEqual(['committed', 'reading']);
    expect(await trial.rows(`SELECT version FROM trader WHERE number = 'JY2'`)).toEqual([{ version: 2 }]);
  });

  it('changes exactly the cells that differ, and nothing the second time', async () => {
    const wish = fc.record(
      {
        name: fc.constantFrom('李科美', '李克美'),
        phones: fc.constantFrom('19900012345', '19900012345/19900067890', '19900067890'),
        certificate: fc.constantFrom('11010519491231002X', 'E87654321'),
        branch: fc.constantFrom('沈陽營業部', '大連營業部'),
        marketOwner: fc.constantFrom('周常務', ''),
        priority: fc.constantFrom('普通', '重要'),
        seatNumber: fc.constantFrom('XW1', ''),
        remark: fc.constantFrom('', '註'),
      },
      { noNullPrototype: true },
    );
    let now: Row = sound;
    await fc.assert(
      fc.asyncProperty(wish, async (wanted) => {
        const next = { ...sound, ...wanted };
        const runId = await begin(next);
        const columns = Object.keys(wanted).filter((key) => next[key as keyof Row] !== now[key as keyof Row]);
        expect(await changed(runId)).toEqual(columns.length > 0 ? [{ line: 2, columns: columns.toSorted() }] : []);
        await trial.confirm(runId, 'ALL_OR_NOTHING');
        now = next;
        const again = await begin(next);
        expect(await countChanges(manager(), again)).toEqual({ changed: 0, unchanged: 1, sensitive: 0 });
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});
