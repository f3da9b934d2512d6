import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultLimits, depositTo, levelAfter, levelOf, ratioLevels, ratioText, type Standing } from './risk-level.ts';

const yuan = (margin: number, equity: number): Standing => ({
  margin: BigInt(margin) * 100n,
  equity: BigInt(equity) * 100n,
});
const margins = fc.bigInt({ min: 1n, max: 10n ** 13n });
const equities = fc.bigInt({ min: 1n, max: 10n ** 13n });
const level = (standing: Standing) => levelOf(standing, defaultLimits);

describe('the level of a trader (T9)', () => {
  it('begins exactly at its limit: 80 watch, 90 warn, 100 call, 120 force', () => {
    expect([79.99, 80, 90, 100, 119.99, 120].map((ratio) => level(yuan(ratio * 10_000, 1_000_000)))).toEqual([
      null,
      'watch',
      'warn',
      'call',
      'call',
      'force',
    ]);
  });

  it('is warn at 99.996 %, which is shown as 99.99 and never as 100.00', () => {
    expect(level(yuan(999_960, 1_000_000))).toBe('warn');
    expect(ratioText(yuan(999_960, 1_000_000))).toBe('99.99');
  });

  it('is force, shown as ∞, where margin is in use and equity is gone', () => {
    for (const equity of [0, -1]) {
      expect(level(yuan(1, equity))).toBe('force');
      expect(ratioText(yuan(1, equity))).toBe('∞');
    }
  });

  it('is none at 0 % without margin, and negative equity where equity is below zero without margin', () => {
    expect([level(yuan(0, 0)), level(yuan(0, 5)), level(yuan(0, -5))]).toEqual([null, null, 'negativeEquity']);
    expect([ratioText(yuan(0, 0)), ratioText(yuan(0, -5))]).toEqual(['0.00', null]);
  });

  it('never falls when margin grows, and never rises when equity grows', () => {
    const rank = (standing: Standing): number => ratioLevels.findIndex((each) => each === level(standing));
    fc.assert(
      fc.property(margins, equities, fc.bigInt({ min: 1n, max: 10n ** 12n }), (margin, equity, more) => {
        expect(rank({ margin: margin + more, equity })).toBeGreaterThanOrEqual(rank({ margin, equity }));
        expect(rank({ margin, equity: equity + more })).toBeLessThanOrEqual(rank({ margin, equity }));
      }),
    );
  });

  it('is what the exact fraction says, also one fen below a limit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 10n }), fc.constantFrom(...ratioLevels), (units, limit) => {
        // Equity of whole 100 yuan makes the limit a whole number of fen.
        const equity = units * 10_000n;
        const margin = (equity * BigInt(defaultLimits[limit])) / 10_000n;
        expect(level({ margin, equity })).toBe(limit);
        expect(level({ margin: margin - 1n, equity })).not.toBe(limit);
      }),
    );
  });

  it('is not changed by the unit in which both are counted', () => {
    fc.assert(
      fc.property(margins, equities, fc.bigInt({ min: 1n, max: 1_000n }), (margin, equity, unit) => {
        expect(level({ margin: margin * unit, equity: equity * unit })).toBe(level({ margin, equity }));
        expect(ratioText({ margin: margin * unit, equity: equity * unit })).toBe(ratioText({ margin, equity }));
      }),
    );
  });
});

describe('a level that was reached earlier in the day (T9)', () => {
  it('is left two points lower, and no sooner', () => {
    const after = (percent: number) => levelAfter('call', yuan(percent * 10_000, 1_000_000), defaultLimits);
    expect([100, 98, 97.99, 90, 87.99, 80, 77.99].map(after)).toEqual([
      'call',
      'call',
      'warn',
      'warn',
      'watch',
      'watch',
      null,
    ]);
  });

  it('never makes a level milder than the ratio itself does', () => {
    fc.assert(
      fc.property(margins, equities, fc.constantFrom(...ratioLevels), (margin, equity, before) => {
        const rank = (each: string | null): number => ratioLevels.findIndex((one) => one === each);
        expect(rank(levelAfter(before, { margin, equity }, defaultLimits))).toBeGreaterThanOrEqual(
          rank(level({ margin, equity })),
        );
      }),
    );
  });

  it('ends with the margin: who has closed all positions has no ratio to hold', () => {
    expect(levelAfter('force', yuan(0, 10), defaultLimits)).toBeNull();
    expect(levelAfter('force', yuan(0, -10), defaultLimits)).toBe('negativeEquity');
  });
});

describe('the deposit that brings a ratio down (T9)', () => {
  it('is 50,000 to reach 100 % and 312,500 to reach 80 % for 1,050,000 on 1,000,000', () => {
    expect(depositTo(yuan(1_050_000, 1_000_000), 10_000)).toBe(5_000_000n);
    expect(depositTo(yuan(1_050_000, 1_000_000), 8_000)).toBe(31_250_000n);
  });

  it('pays a negative equity back where no margin is in use', () => {
    expect(depositTo(yuan(0, -75), 8_000)).toBe(7_500n);
  });

  it('is enough, and a fen less is not', () => {
    fc.assert(
      fc.property(
        margins,
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 13n }),
        fc.integer({ min: 1, max: 20_000 }),
        (margin, equity, target) => {
          const deposit = depositTo({ margin, equity }, target);
          const below = (paid: bigint): boolean => margin * 10_000n <= BigInt(target) * (equity + paid);
          expect(below(deposit)).toBe(true);
          if (deposit > 0n) expect(below(deposit - 1n)).toBe(false);
        },
      ),
    );
  });
});

describe('a ratio in words', () => {
  it('is cut off, never rounded up, and off by less than a hundredth of a percent', () => {
    fc.assert(
      fc.property(margins, equities, (margin, equity) => {
        const shown = BigInt((ratioText({ margin, equity }) ?? '').replace('.', ''));
        expect(shown * equity <= margin * 10_000n).toBe(true);
        expect((shown + 1n) * equity > margin * 10_000n).toBe(true);
      }),
    );
  });
});
