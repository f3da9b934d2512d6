import { Readable } from 'node:stream';
import exceljs from 'exceljs';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportTrial } from './import-trial.ts';

const headings = '交易商編號,名稱,類型,證件號,電話,營業部,協議開始,協議到期';
const first = 'JY1,李科美,自然人,11010519491231002X,19900012345,沈陽營業部,2024-02-29,2025-02-28';
const twin = 'JY2,李科美,自然人,91350100M000100Y43,19900012345,沈阳营业部,2024-02-29,2025-02-28'.replace(
  '自然人,91350100M000100Y43',
  '法人,91350100M000100Y43',
);

describe('the register in other forms (X5)', () => {
  let trial: ImportTrial;
  beforeAll(async () => {
    trial = await ImportTrial.start(['沈陽營業部']);
  }, 60_000);
  afterAll(() => trial.close());

  const begin = (name: string, bytes: Uint8Array): Promise<string> =>
    trial.begin(name, () => Promise.resolve(Readable.from([bytes])));
  const faults = (runId: string) =>
    trial.rows<{ line: number; column_key: string; code: string }>(
      'SELECT line, column_key, code FROM import_fault WHERE run_id = $1 ORDER BY line, code',
      [runId],
    );

  it('reads Big5 with semicolons', async () => {
    const text = `${headings}\n${first}\n`.replaceAll(',', ';');
    const run = await trial.run(await begin('big5.csv', iconv.encode(text, 'big5')));
    expect(run).toMatchObject({ state: 'ready', encoding: 'big5', delimiter: ';', rowCount: 1, faultyCount: 0 });
  });

  it('reads a workbook, its days as days', async () => {
    const workbook = new exceljs.Workbook();
    const sheet = workbook.addWorksheet('名冊');
    sheet.addRow(headings.split(','));
    sheet.addRow([...first.split(',').slice(0, 6), new Date('2024-02-29'), '2025年2月28日']);
    const run = await trial.run(await begin('book.xlsx', new Uint8Array(await workbook.xlsx.writeBuffer())));
    expect(run).toMatchObject({ state: 'ready', rowCount: 1, faultyCount: 0 });
  });

  it('refuses a workbook with rows in two sheets, since only a person knows which is meant', async () => {
    const workbook = new exceljs.Workbook();
    for (const name of ['一', '二']) workbook.addWorksheet(name).addRow(headings.split(','));
    const run = await trial.run(await begin('two.xlsx', new Uint8Array(await workbook.xlsx.writeBuffer())));
    expect(run).toMatchObject({ state: 'failed', failure: 'SEVERAL_SHEETS' });
  });

  it('asks what the columns are where a required one is not known', async () => {
    const run = await trial.run(
      await begin('other.csv', Buffer.from(`${headings.replace('證件號', '號碼甲')}\n${first}\n`)),
    );
    expect(run).toMatchObject({ state: 'mapping', rowCount: 0 });
    expect(run.mapping).toContain('');
  });

  it('refuses a file whose quote is never closed, by its line', async () => {
    const run = await trial.run(await begin('quote.csv', Buffer.from(`${headings}\nJY1,"李科美\n${first}\n`)));
    expect(run).toMatchObject({ state: 'failed', failure: 'UNCLOSED_QUOTE', failureLine: 2 });
  });

  it('says that a row was cut off', async () => {
    const runId = await begin('torn.csv', Buffer.from(`${headings}\n${first}\nJY3,李科`));
    expect((await faults(runId)).filter(({ line }) => line === 3).map(({ code }) => code)).toContain('ROW_LENGTH');
  });

  it('puts the same name with the same phone to a person and merges nothing (T6)', async () => {
    const runId = await begin('twins.csv', Buffer.from(`${headings}\n${first}\n${twin}\n`));
    expect(await faults(runId)).toEqual([{ line: 3, column_key: 'name', code: 'SAME_NAME_AND_PHONE' }]);
    await trial.confirm(runId, 'CLEAN_ROWS_ONLY');
    expect(await trial.rows('SELECT number FROM trader')).toEqual([{ number: 'JY1' }]);
    expect(await trial.rows('SELECT code, state FROM trader_fault')).toEqual([
      { code: 'SAME_NAME_AND_PHONE', state: 'open' },
    ]);
  });

  it('checks again and asks again when the register changed while somebody confirmed', async () => {
    const row = first
      .replace('JY1', 'JY9')
      .replace('11010519491231002X', 'E12345678')
      .replace('19900012345', '19900099999');
    const file = Buffer.from(`${headings}\n${row}\n`);
    const [early, late] = [await begin('early.csv', file), await begin('late.csv', file)];
    await trial.confirm(early, 'ALL_OR_NOTHING');
    await trial.confirm(late, 'ALL_OR_NOTHING');
    expect(await trial.run(late)).toMatchObject({ state: 'reading', failure: 'CHANGED_MEANWHILE', mode: null });
    await trial.readFrom(late, () => Promise.resolve(Readable.from([file])));
    expect(await trial.run(late)).toMatchObject({ state: 'ready', faultyCount: 1 });
  });
});
