import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fen, yuanText } from './fen.ts';

describe('money', () => {
  it('reads as yuan with the fen behind the point', () => {
    expect(yuanText(0)).toBe('0.00');
    expect(yuanText(5)).toBe('0.05');
    expect(yuanText(-123_456_789)).toBe('-1,234,567.89');
  });

  it('loses no fen between the amount and its text', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amount) => {
        expect(BigInt(yuanText(amount).replace(/[,.]/g, ''))).toBe(BigInt(amount));
      }),
    );
  });

  it('is refused over GraphQL when it is no whole number', () => {
    for (const wrong of [1.5, '100', 2 ** 53, Number.NaN]) expect(() => Fen.parseValue(wrong)).toThrow('whole number');
    expect(Fen.parseValue(9_000_000_000)).toBe(9_000_000_000);
  });
});
