import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assessFees, type FeeBasis, firstRates } from './fee-rule.ts';

const home = (more: Partial<FeeBasis>): FeeBasis => ({
  price: 120_000_000,
  area: 14_000,
  home: 'first',
  housing: true,
  ...more,
});

describe('fees of a contract (S18)', () => {
  it('are 11,009.17 of deed tax on 1,100,917.43 for a first home of 1,200,000 at 140.00 m²', () => {
    expect(assessFees(home({}), firstRates)).toMatchObject({ deedTaxBase: 110_091_743, deedTax: 1_100_917 });
  });

  it('are 22,018.35 of deed tax for a second home at 140.01 m²', () => {
    expect(assessFees(home({ home: 'second', area: 14_001 }), firstRates).deedTax).toBe(2_201_835);
  });

  it('go by 1 %, 1.5 %, 2 % and 3 %, each up to and including 140 m²', () => {
    const permille = (more: Partial<FeeBasis>): number => assessFees(home(more), firstRates).deedTaxPermille;
    expect([
      permille({ area: 14_000 }),
      permille({ area: 14_001 }),
      permille({ home: 'second', area: 14_000 }),
      permille({ home: 'second', area: 14_001 }),
      permille({ home: 'other', area: 5000 }),
    ]).toEqual([10, 15, 10, 20, 30]);
  });

  it('are 6,419.40 of maintenance fund for 98.76 m²', () => {
    expect(assessFees(home({ area: 9876 }), firstRates).maintenanceFund).toBe(641_940);
  });

  it('are 80 of registration for housing and 550 for anything else', () => {
    expect(assessFees(home({}), firstRates).registration).toBe(8000);
    expect(assessFees(home({ housing: false }), firstRates).registration).toBe(55_000);
  });

  it('are rounded half up to the fen and never off by more than half of one, whatever the price', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 45 }), (price) => {
        const { deedTaxBase, deedTax } = assessFees(home({ price }), firstRates);
        // 2 × |base × 109 − price × 100| ≤ 109, half upwards.
        const off = 2n * (BigInt(deedTaxBase) * 109n - BigInt(price) * 100n);
        expect(off > -109n && off <= 109n).toBe(true);
        const taxOff = 2n * (BigInt(deedTax) * 100n - BigInt(deedTaxBase));
        expect(taxOff > -100n && taxOff <= 100n).toBe(true);
      }),
    );
  });
});
