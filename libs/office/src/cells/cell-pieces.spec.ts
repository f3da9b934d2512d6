import { describe, expect, it } from '@jest/globals';
import { plainCode, readCellPieces } from './cell-pieces.ts';

describe('pieces in a cell (F4)', () => {
  it.each([
    ['12', 12],
    ['１２', 12],
    [' 12 件', 12],
    ['1,200', 1200],
    ['-3', -3],
    ['−3', -3],
  ])('%p are %p', (cell, pieces) => expect(readCellPieces(cell)).toBe(pieces));

  it.each(['', '—', '1.5', '12x', '十二', '1e3'])('%p are none', (cell) =>
    expect(readCellPieces(cell)).toBeUndefined(),
  );

  it('a code is narrow, in capitals and without blanks', () => {
    expect(plainCode(' ｎｂ91003-12 -75b')).toBe('NB91003-12-75B');
  });
});
