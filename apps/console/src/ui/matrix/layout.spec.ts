import { describe, expect, it } from '@jest/globals';
import { Lines, type MatrixGroup } from './layout.ts';

const sizes = (...keys: string[]) => keys.map((key) => ({ key, label: key }));
const row = (key: string, ...cells: (string | undefined)[]) => ({ key, label: key, cells });
/** A bra of two colours, the second without 75B; slippers of one size; socks of two. */
const groups: MatrixGroup[] = [
  {
    key: 'bra',
    label: '文胸',
    rowsAre: '色',
    columns: sizes('70B', '75B', '80B'),
    rows: [row('黑', 'a1', 'a2', 'a3'), row('膚', 'b1', undefined, 'b3')],
  },
  { key: 'slippers', label: '拖鞋', rowsAre: '色', columns: sizes('F'), rows: [row('紅', 'c1')] },
  { key: 'socks', label: '襪', rowsAre: '色', columns: sizes('F', 'L'), rows: [row('白', 'd1', 'd2')] },
];
const lines = new Lines(groups);
const walk = (cell: string, ...steps: Parameters<Lines['step']>[1][]): string | undefined => {
  let place = lines.placeOf(cell);
  for (const step of steps) place = place && lines.step(place, step);
  return place && lines.at(place);
};

describe('the way through a matrix', () => {
  it('right and left go over a gap and end at the row’s end', () => {
    expect(walk('b1', 'right')).toBe('b3');
    expect(walk('b3', 'left')).toBe('b1');
    expect(walk('a3', 'right')).toBeUndefined();
  });

  it('down and up go over gaps and from style to style', () => {
    expect(walk('a1', 'down', 'down', 'down')).toBe('d1');
    expect(walk('a2', 'down')).toBe('d2');
    expect(walk('d2', 'up')).toBe('a2');
    expect(walk('d1', 'down')).toBeUndefined();
  });

  it('Tab goes on in the next row, back as well, and out behind the last cell', () => {
    expect(walk('a3', 'next')).toBe('b1');
    expect(walk('b1', 'before')).toBe('a3');
    expect(walk('d2', 'next')).toBeUndefined();
  });

  it('Home and End go to the ends of the row', () => {
    expect(walk('a2', 'rowStart')).toBe('a1');
    expect(walk('b1', 'rowEnd')).toBe('b3');
  });

  it('Page Down and Page Up leap from style to style', () => {
    expect(walk('a2', 'groupDown')).toBe('c1');
    expect(walk('b3', 'groupUp')).toBe('a1');
    expect(walk('d1', 'groupUp')).toBe('c1');
    expect(walk('d1', 'groupDown')).toBeUndefined();
  });

  it('a block is the same from whichever corner it is drawn', () => {
    const [from, to] = [lines.placeOf('a2'), lines.placeOf('b1')];
    if (!from || !to) throw new Error('The cells are there');
    expect(lines.within({ from, to })).toEqual([
      ['a1', 'a2'],
      ['b1', undefined],
    ]);
    expect(lines.within({ from: to, to: from })).toEqual(lines.within({ from, to }));
  });
});
