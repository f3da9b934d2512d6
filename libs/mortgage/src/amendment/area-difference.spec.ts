import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { areaDifference } from './area-difference.ts';

describe('a measured area that is not the agreed one (S18)', () => {
  it('is settled by the price of a square metre: 100.00 m² for 1,000,000 that measure 101.50 m² are 15,000 more', () => {
    expect(areaDifference(100_000_000, 10_000, 10_150)).toEqual({ differenceFen: 1_500_000, beyond: false });
    expect(areaDifference(100_000_000, 10_000, 9850)).toEqual({ differenceFen: -1_500_000, beyond: false });
    expect(areaDifference(100_000_000, 10_000, 10_000)).toEqual({ differenceFen: 0, beyond: false });
  });

  it('is within the bounds at exactly 3 %, and beyond them by the least bit more', () => {
    expect([10_300, 10_301, 9700, 9699].map((measured) => areaDifference(1, 10_000, measured).beyond)).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('is never off by more than half a fen, and the same size both ways', () => {
    const area = fc.integer({ min: 1000, max: 100_000 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 42 }),
        area,
        fc.integer({ min: 0, max: 900 }),
        (price, agreed, more) => {
          const { differenceFen } = areaDifference(price, agreed, agreed + more);
          const off = 2n * (BigInt(differenceFen) * BigInt(agreed) - BigInt(price) * BigInt(more));
          expect(off > -BigInt(agreed) && off <= BigInt(agreed)).toBe(true);
          expect(areaDifference(price, agreed, agreed - more).differenceFen + differenceFen).toBe(0);
        },
      ),
    );
  });
});
