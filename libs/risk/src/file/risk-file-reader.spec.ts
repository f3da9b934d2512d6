import { Readable } from 'node:stream';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { RiskFileRefused } from './file-refusal.ts';
import { RiskFileReader, wholeOf } from './risk-file-reader.ts';

const head = ['風險監控日報,交易日:2026-10-09', '交易商編號,占用保證金,權益,浮動盈虧,持倉(手)'];
const rows = ['JY10001,7981.43,29940.23,-4588.15,1', 'JY10005,14343.92,-123316.25,0,3'];
const foot = ['合計,22325.35,-93376.02,-4588.15,4', '行數,2'];
const sound = [...head, ...rows, ...foot];

/** What the reader makes of a file that comes in pieces: its rows and what it says of itself, or why it is refused. */
async function read(content: Buffer | readonly string[], piece = 7): Promise<unknown> {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(`${content.join('\n')}\n`);
  const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, at) =>
    bytes.subarray(at * piece, (at + 1) * piece),
  );
  const reader = new RiskFileReader();
  let text = '';
  try {
    for await (const part of reader.copyText(Readable.from(pieces))) text += part.toString();
    const { tradingDay, rows: count, margin, equity, floating, positions } = reader.facts();
    return { text, tradingDay, count, sums: [margin, equity, floating, positions].map(Number) };
  } catch (error) {
    if (!(error instanceof RiskFileRefused)) throw error;
    return { code: error.code, ...error.details };
  }
}
const without = (line: string): string[] => sound.filter((each) => each !== line);
const instead = (line: string, other: string): string[] => sound.map((each) => (each === line ? other : each));

describe('a risk file (T9)', () => {
  it('is read to its rows in fen, its day and its sums, however it comes in pieces', async () => {
    const whole = {
      text: '3\tJY10001\t798143\t2994023\t-458815\t1\n4\tJY10005\t1434392\t-12331625\t0\t3\n',
      tradingDay: '2026-10-09',
      count: 2,
      sums: [2_232_535, -9_337_602, -458_815, 4],
    };
    expect(await read(sound, 1_000)).toEqual(whole);
    expect(await read(sound, 400)).toEqual(whole);
  });

  it('may be GBK with CRLF, and have simplified headings, full-width numbers and a day in words', async () => {
    const file = [
      '风险监控日报,交易日：2026年10月9日',
      '交易商编号,占用保证金,权益,浮动盈亏,持仓（手）',
      'ｊｙ10001,1.5,2,0,1',
      '合计,1.50,2.00,0,1',
      '行数,1',
      '',
    ];
    expect(await read(iconv.encode(file.join('\r\n'), 'gbk'), 1_000)).toMatchObject({
      tradingDay: '2026-10-09',
      text: '3\tJY10001\t150\t200\t0\t1\n',
    });
  });

  it.each([
    ['nothing at all', [], { code: 'EMPTY_FILE' }],
    ['no day', instead(head[0] ?? '', '風險監控日報'), { code: 'NO_DAY' }],
    ['a day that does not exist', instead(head[0] ?? '', '交易日:2026-02-30'), { code: 'NO_DAY' }],
    [
      'a heading missing',
      instead(head[1] ?? '', '交易商編號,占用保證金,權益,持倉'),
      { code: 'WRONG_HEADINGS', column: 'floating' },
    ],
    ['no 合計', without(foot[0] ?? ''), { code: 'TRUNCATED' }],
    ['no 行數', without(foot[1] ?? ''), { code: 'TRUNCATED' }],
    ['its end cut off in the middle of a row', [...head, rows[0] ?? '', 'JY10005,143'], { code: 'TRUNCATED' }],
    [
      'another number of rows than it says',
      instead(foot[1] ?? '', '行數,3'),
      { code: 'ROW_COUNT_DISAGREES', expected: '3', found: '2' },
    ],
    [
      'a sum that does not fit',
      instead(foot[0] ?? '', '合計,22325.36,-93376.02,-4588.15,4'),
      { code: 'SUMS_DISAGREE', column: 'margin', expected: '22,325.36', found: '22,325.35' },
    ],
    [
      'an amount that is none',
      instead(rows[0] ?? '', 'JY10001,7981.4x,29940.23,-4588.15,1'),
      { code: 'BAD_ROWS', rows: [{ line: 3, code: 'AMOUNT' }] },
    ],
    [
      'negative margin',
      instead(rows[0] ?? '', 'JY10001,-1,29940.23,-4588.15,1'),
      { code: 'BAD_ROWS', rows: [{ line: 3, code: 'AMOUNT' }] },
    ],
    [
      'half a lot',
      instead(rows[0] ?? '', 'JY10001,7981.43,29940.23,-4588.15,1.5'),
      { code: 'BAD_ROWS', rows: [{ line: 3, code: 'LOTS' }] },
    ],
    [
      'a number that is none',
      instead(rows[0] ?? '', '=1+1,7981.43,29940.23,-4588.15,1'),
      { code: 'BAD_ROWS', rows: [{ line: 3, code: 'NUMBER' }] },
    ],
    [
      'too few cells',
      instead(rows[0] ?? '', 'JY10001,7981.43'),
      { code: 'BAD_ROWS', rows: [{ line: 3, code: 'CELLS' }] },
    ],
  ])('is refused whole with %s', async (_what, lines, refusal) => {
    expect(await read(lines.length === 0 ? Buffer.alloc(0) : lines, 1_000)).toEqual(refusal);
  });

  it('is refused wherever it breaks off, and never read as a smaller one', async () => {
    const bytes = Buffer.from(`${sound.join('\n')}\n`);
    await fc.assert(
      // Only the last line end may be missing.
      fc.asyncProperty(fc.integer({ min: 1, max: bytes.length - 2 }), async (length) => {
        expect(await read(bytes.subarray(0, length), 1_000)).toHaveProperty('code');
      }),
    );
  });

  it('takes each amount to the fen: what is written is what is read', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), (fen) => {
        const text = `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
        expect(wholeOf(text, 2)).toBe(fen);
      }),
    );
    expect(['1.234', '1,5', '', '-', '.5', '5.', '1e3', '１', ' 7 '].map((cell) => wholeOf(cell, 2))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      700,
    ]);
  });
});
