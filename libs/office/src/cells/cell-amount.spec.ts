import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { yuanText } from '../money/index.ts';
import { readCellAmount, readCellArea } from './cell-amount.ts';

describe('reading money from a cell (S6)', () => {
  it.each(['1234567', '1,234,567.00', '１，２３４，５６７．００', '1234567.0元', '¥1,234,567', ' 1 234 567 '])(
    'reads %s as 1,234,567 yuan',
    (cell) => {
      expect(readCellAmount(cell)).toEqual({ fen: 123_456_700 });
    },
  );

  it.each(['-500.50', '－500.50', '(500.50)', '−500.5元'])('reads %s as less than nothing', (cell) => {
    expect(readCellAmount(cell)).toEqual({ fen: -50_050 });
  });

  it('echoes 120万 in yuan instead of taking it', () => {
    expect(readCellAmount('120万')).toEqual({ fault: 'AMOUNT_IN_WAN', fen: 120_000_000 });
    expect(readCellAmount('12.3456萬元')).toEqual({ fault: 'AMOUNT_IN_WAN', fen: 12_345_600 });
  });

  it.each(['—', '', '無', '-'])('finds nothing in "%s"', (cell) => {
    expect(readCellAmount(cell)).toEqual({ fault: 'MISSING' });
  });

  it.each(['1,23', '12.345', '1.2E+6', '一百', '(5', '90071992547409.93', '5-'])('cannot read %s', (cell) => {
    expect(readCellAmount(cell)).toEqual({ fault: 'UNREADABLE_AMOUNT' });
  });

  it('reads what the house writes back to the same fen, whatever the amount', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (fen) => {
        expect(readCellAmount(yuanText(fen))).toEqual({ fen });
      }),
    );
  });

  it('reads areas to the hundredth, and none that is finer', () => {
    expect(['98.76', '98.76㎡', '９８．７６', '98.760'].map(readCellArea)).toEqual([9876, 9876, 9876, 9876]);
    expect(['0', '98.765', '大', ''].map(readCellArea)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
