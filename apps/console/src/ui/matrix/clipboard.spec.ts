import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placeBlock, readBlock, writeBlock } from './clipboard.ts';
import { Lines } from './layout.ts';

const columns = ['70B', '75B'].map((key) => ({ key, label: key }));
const lines = new Lines([
  {
    key: 's',
    label: '文胸',
    rowsAre: '色',
    columns,
    rows: [
      { key: '黑', label: '黑', cells: ['a', 'b'] },
      { key: '膚', label: '膚', cells: [undefined, 'd'] },
    ],
  },
]);

describe('a block from a spreadsheet', () => {
  it('is rows by line breaks and cells by tabs; the last break ends nothing', () => {
    expect(readBlock('1\t2\r\n3\t\r\n')).toEqual([
      ['1', '2'],
      ['3', ''],
    ]);
  });

  it('a cell in quotes may hold a break, a tab and quotes', () => {
    expect(readBlock('"a\n""b"""\t2')).toEqual([['a\n"b"', '2']]);
  });

  it('lies over the cells from where it is pasted', () => {
    expect(placeBlock([['1', '2+3']], { line: 0, column: 0 }, lines)).toEqual({
      entries: [
        { cell: 'a', typed: '1' },
        { cell: 'b', typed: '2+3' },
      ],
      misfits: [],
    });
  });

  it('what falls into a gap or beside the matrix is told, unless it says nothing', () => {
    const block = [
      ['1', '2', '3'],
      ['4', '5', '—'],
      ['', '6', '合計'],
    ];
    expect(placeBlock(block, { line: 0, column: 0 }, lines)).toEqual({
      entries: [
        { cell: 'a', typed: '1' },
        { cell: 'b', typed: '2' },
        { cell: 'd', typed: '5' },
      ],
      misfits: ['3', '4', '6', '合計'],
    });
  });

  it('what is copied can be pasted', () => {
    const cell = fc.integer({ min: 1, max: 999 });
    const block = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(block, (rows) => {
        expect(readBlock(writeBlock(rows))).toEqual(rows.map((cells) => cells.map(String)));
      }),
    );
  });
});
