import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount } from './read-amount.ts';

/** As Money shows it. */
const shown = (fen: number): string => {
  const [yuan, part] = [BigInt(Math.abs(fen)) / 100n, Math.abs(fen) % 100];
  return `${fen < 0 ? '-' : ''}${yuan.toLocaleString('en')}.${String(part).padStart(2, '0')}`;
};

describe('an amount that somebody types (S14)', () => {
  it('is taken as it is written, with 萬 and 億, in any width', () => {
    const typed: [string, number | undefined][] = [
      ['120万', 120_000_000],
      ['１２０萬元', 120_000_000],
      ['1,234,567', 123_456_700],
      ['1234567.89', 123_456_789],
      ['¥ 1.2亿', 12_000_000_000],
      ['0.0001万', 100],
      ['-50元', -5000],
      ['1234567元整', 123_456_700],
    ];
    expect(typed.map(([text]) => [text, readAmount(text)])).toEqual(typed);
  });

  it('is refused where it can be read in two ways or in none', () => {
    const doubtful = ['', '12,34', '1.2.3', '1.005', '3万5', '十二万', '1e6', '99999999999亿', '0.0000001万'];
    expect(doubtful.map((text) => [text, readAmount(text)])).toEqual(doubtful.map((text) => [text, undefined]));
  });

  it('is what it is shown as, whatever the amount', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (fen) => expect(readAmount(shown(fen))).toBe(fen === 0 ? 0 : fen)));
  });
});
