import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DelimitedTable, detectDelimiter, UnclosedQuote } from './delimited-table.ts';

/** Reads text in pieces of the given length. */
function read(text: string, delimiter = ',', piece = text.length || 1): { line: number; cells: string[] }[] {
  const records: { line: number; cells: string[] }[] = [];
  const table = new DelimitedTable(delimiter, (line, cells) => records.push({ line, cells: [...cells] }));
  for (let at = 0; at < text.length; at += piece) table.write(text.slice(at, at + piece));
  table.end();
  return records;
}

describe('cutting delimited text (X5)', () => {
  it('counts lines as an editor does, also behind a cell that spans lines', () => {
    expect(read('a,b\r\n"x\r\ny",2\r\n\r\n3,4')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x\r\ny', '2'] },
      { line: 5, cells: ['3', '4'] },
    ]);
  });

  it('refuses a quote that is never closed, and says where it was opened', () => {
    expect(() => read('a,b\n1,"2\n3,4\n')).toThrow(UnclosedQuote);
    expect(() => read('a,b\n1,"2\n3,4\n')).toThrow(/line 2/);
  });

  it('gives every table back as it was written, whatever the pieces in which it arrives', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '李', ',', '"', '\n', '\r\n', ' ', ';') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 7 }), (rows, piece) => {
        const kept = rows.filter((cells) => cells.some((one) => one !== ''));
        const text = rows.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        expect(read(text, ',', piece).map(({ cells }) => cells)).toEqual(kept);
      }),
    );
  });

  it.each([
    ['a,b,c', ','],
    ['a;b;"c,d,e,f"', ';'],
    ['a\tb', '\t'],
    ['only one', ','],
  ])('sees the delimiter of %j', (line, delimiter) => {
    expect(detectDelimiter(line)).toBe(delimiter);
  });
});
