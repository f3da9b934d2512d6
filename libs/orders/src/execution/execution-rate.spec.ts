import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { executionRate, isBelow, rateWithSubstitutes } from './execution-rate.ts';

describe('the execution rate (F6)', () => {
  it('weighs by amount: 1,000,000 at 100 % with 100,000 at nothing is 90.91 %', () => {
    expect(executionRate({ ordered: 110_000_000n, delivered: 100_000_000n, substituted: 0n })).toBe('90.91');
  });

  it('is 65 % for A 80 of 100 and B 50 of 100, and 85 % with the 40 of B that other goods stood in for (F10)', () => {
    const both = { ordered: 200n, delivered: 130n, substituted: 40n };
    expect([executionRate(both), rateWithSubstitutes(both)]).toEqual(['65.00', '85.00']);
  });

  it('is none where nothing was ordered, and nought where nothing came', () => {
    expect(executionRate({ ordered: 0n, delivered: 0n, substituted: 0n })).toBeNull();
    expect(executionRate({ ordered: 5n, delivered: 0n, substituted: 0n })).toBe('0.00');
  });

  it('compares exactly: 84.999 % is below 85 %, though it is shown as 85.00', () => {
    const almost = { ordered: 100_000n, delivered: 84_999n, substituted: 0n };
    expect([executionRate(almost), isBelow(almost.delivered, almost.ordered, 8_500)]).toEqual(['85.00', true]);
    expect(isBelow(85n, 100n, 8_500)).toBe(false);
  });

  it('of several lies between the lowest and the highest of them', () => {
    const amounts = fc
      .record({ ordered: fc.bigInt({ min: 1n, max: 10n ** 12n }), share: fc.bigInt({ min: 0n, max: 1000n }) })
      .map(({ ordered, share }) => ({ ordered, delivered: (ordered * share) / 1000n, substituted: 0n }));
    fc.assert(
      fc.property(fc.array(amounts, { minLength: 1, maxLength: 20 }), (all) => {
        const whole = all.reduce((sum, one) => ({
          ordered: sum.ordered + one.ordered,
          delivered: sum.delivered + one.delivered,
          substituted: 0n,
        }));
        const rates = all.map((one) => Number(executionRate(one)));
        expect(Number(executionRate(whole))).toBeGreaterThanOrEqual(Math.min(...rates));
        expect(Number(executionRate(whole))).toBeLessThanOrEqual(Math.max(...rates));
      }),
    );
  });
});
