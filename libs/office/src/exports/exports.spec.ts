import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv, csvCell, yuan } from './csv.ts';
import type { ExportColumn } from './export-definition.ts';
import { workbook } from './workbook.ts';

interface Row {
  name: string | null;
  since: string | null;
  fen: number | null;
}

const heading = (text: string) => ({ 'zh-Hant': text, 'zh-Hans': text, en: `${text} en` });
const columns: ExportColumn<Row>[] = [
  { heading: heading('名稱'), value: (row) => row.name },
  { heading: heading('協議開始'), kind: 'date', value: (row) => row.since },
  { heading: heading('權益'), kind: 'money', value: (row) => row.fen },
];
const list = { title: heading('交易商'), columns };

async function* rowsOf(...rows: Row[]): AsyncGenerator<Row> {
  for (const row of rows) yield await Promise.resolve(row);
}

async function opened(file: Readable): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  const bytes = await buffer(file);
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer);
  return book;
}

describe('a list as CSV (X6)', () => {
  it('begins with the mark that makes Excel read Chinese, and speaks the language asked for', async () => {
    const file = await buffer(csv(columns, rowsOf({ name: '李科美', since: '2026-01-31', fen: -5 }), 'en'));
    expect(file.toString()).toBe('\ufeff名稱 en,協議開始 en,權益 en\r\n李科美,2026-01-31,-0.05\r\n');
  });

  it.each(['=1+1', '+86', '-1', '@a', ' =1', '\t=1', '＝1', '\r=1', '=cmd|" /C calc"!A0'])(
    'lets no spreadsheet run %j as a formula',
    (text) => {
      expect(csvCell(text, 'text').replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it.each([
    ['a,b', '"a,b"'],
    ['a"b', '"a""b"'],
    ['a\nb', '"a\nb"'],
    ['', ''],
    ['李', '李'],
  ])('writes %j as %j', (text, cell) => {
    expect(csvCell(text, 'text')).toBe(cell);
  });

  it('writes fen as yuan, exactly', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (fen) => {
        const [, sign, whole, part] = /^(-?)(\d+)\.(\d\d)$/.exec(yuan(fen)) ?? [];
        return BigInt(`${sign}${whole}${part}`) === BigInt(fen);
      }),
    );
  });
});

describe('a list as a workbook (X6)', () => {
  it('holds texts as texts, dates as dates and money as yuan', async () => {
    const book = await opened(
      workbook(list, rowsOf({ name: '=1+1 <&>"', since: '2009-12-18', fen: 12_345 }), 'zh-Hant'),
    );
    const sheet = book.getWorksheet('交易商');
    expect(sheet?.getRow(1).values).toEqual([undefined, '名稱', '協議開始', '權益']);
    const [name, since, money] = [1, 2, 3].map((n) => sheet?.getRow(2).getCell(n).value);
    expect(name).toBe('=1+1 <&>"');
    expect(since).toEqual(new Date('2009-12-18T00:00:00Z'));
    expect(money).toBe(123.45);
  });

  it('holds any text, less what XML cannot', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 50 }), async (name) => {
        const book = await opened(workbook(list, rowsOf({ name, since: null, fen: null }), 'en'));
        const speakable = name.replace(/[\p{Cc}\ufffe\uffff\p{Cs}]/gu, '');
        const value = book.worksheets[0]?.getRow(2).getCell(1).value;
        const found = typeof value === 'string' ? value.replace(/[\t\n\r]/g, '') : '';
        expect(found).toBe(speakable);
      }),
      { numRuns: 60 },
    );
  });

  it('goes on in another sheet when one is full, and not in an empty one', async () => {
    const rows = Array.from({ length: 4 }, (_, i) => ({ name: `n${i}`, since: null, fen: i }));
    const book = await opened(workbook(list, rowsOf(...rows), 'en', 2));
    expect(book.worksheets.map((sheet) => sheet.rowCount)).toEqual([3, 3]);
  });

  it('opens when there is no row at all', async () => {
    const book = await opened(workbook(list, rowsOf(), 'en'));
    expect(book.worksheets.map((sheet) => sheet.rowCount)).toEqual([1]);
  });

  it('fails as a whole when a row cannot be read', async () => {
    async function* broken(): AsyncGenerator<Row> {
      yield await Promise.resolve({ name: 'a', since: null, fen: 1 });
      throw new Error('gone');
    }
    await expect(buffer(workbook(list, broken(), 'en'))).rejects.toThrow('gone');
  });

  it('takes rows no faster than its reader takes bytes, and stops with the reader', async () => {
    let made = 0;
    let stopped = false;
    async function* endless(): AsyncGenerator<Row> {
      try {
        for (;;) yield await Promise.resolve({ name: `${Math.sin(++made)}`, since: null, fen: made });
      } finally {
        stopped = true;
      }
    }
    const file = workbook(list, endless(), 'en');
    const closed = new Promise((done) => file.once('close', done));
    for await (const _ of file) if (made > 20_000) break;
    await closed;
    await new Promise(setImmediate);
    expect(made).toBeLessThan(200_000);
    expect(stopped).toBe(true);
  });
});
