import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessLoans, type LoanRule, largestLoan, monthlyPayment } from './loan-calculation.ts';

const rule: LoanRule = {
  minimumDown: 1500,
  loanStepFen: 1_000_000,
  loanLimitFen: null,
  yearlyRate: 3000,
  housingRatio: 5000,
  debtRatio: 5500,
  longestMonths: 360,
  oldestYears: 70,
};
const price = 123_456_700;
const loan = 104_000_000;
const household = { monthlyIncomeFen: 876_936, otherDebtFen: 0, otherHousingFen: 0, age: 40 };

describe('a loan on a house (S13)', () => {
  it('is at most 1,040,000 of a price of 1,234,567 at 15 % down, which leaves 194,567', () => {
    expect(largestLoan(price, rule)).toEqual({ loanFen: loan, downFen: 19_456_700 });
  });

  it('stays within what the product lends on one contract', () => {
    expect(largestLoan(price, { ...rule, loanLimitFen: 65_500_000 })).toEqual({
      loanFen: 65_000_000,
      downFen: 58_456_700,
    });
  });

  it('costs 4,384.68 a month at 3.00 % over 360 months', () => {
    expect(monthlyPayment(loan, 3000, 360)).toBe(438_468);
    expect(monthlyPayment(100_000, 0, 3)).toBe(33_333);
  });

  it('may cost half of the income and no fen more', () => {
    const of = (monthlyIncomeFen: number): readonly string[] =>
      assessLoans(price, [{ loanFen: loan, months: 360, rule }], { ...household, age: 40, monthlyIncomeFen }).problems;
    expect(of(876_936)).toEqual([]);
    expect(of(876_935)).toEqual(['housingTooDear']);
  });

  it('may cost 55 % of the income with all other debts', () => {
    const of = (otherDebtFen: number): readonly string[] =>
      assessLoans(price, [{ loanFen: loan, months: 360, rule }], {
        ...household,
        monthlyIncomeFen: 1_000_000,
        otherDebtFen,
      }).problems;
    expect(of(550_000 - 438_468)).toEqual([]);
    expect(of(550_001 - 438_468)).toEqual(['debtTooHigh']);
  });

  it('runs thirty years at most, and ends by the age of seventy', () => {
    const of = (months: number, age: number): readonly string[] =>
      assessLoans(price, [{ loanFen: loan, months, rule }], { ...household, monthlyIncomeFen: 9_000_000, age })
        .problems;
    expect([of(360, 40), of(361, 30), of(360, 41)]).toEqual([[], ['termTooLong'], ['tooOld']]);
  });

  it('of a combination, both loans together leave the larger minimum and cost together', () => {
    const fund = { ...rule, minimumDown: 2000, yearlyRate: 2600, loanLimitFen: 60_000_000 };
    const parts = [
      { loanFen: 60_000_000, months: 360, rule: fund },
      { loanFen: 40_000_000, months: 360, rule },
    ];
    const { monthlyFen, housingFen, problems } = assessLoans(price, parts, null);
    expect(monthlyFen).toEqual([240_204, 168_642]);
    expect(housingFen).toBe(408_846);
    expect(problems).toEqual(['downTooLow']);
  });

  it('is never more than may be lent, never less by a whole step, and makes the price with what is paid down', () => {
    const prices = fc.integer({ min: 100, max: 10_000_000_000 });
    fc.assert(
      fc.property(prices, fc.integer({ min: 0, max: 10_000 }), (priceFen, minimumDown) => {
        const { loanFen, downFen } = largestLoan(priceFen, { ...rule, minimumDown });
        expect(loanFen + downFen).toBe(priceFen);
        expect(loanFen % rule.loanStepFen).toBe(0);
        expect(BigInt(downFen) * 10_000n >= BigInt(priceFen) * BigInt(minimumDown)).toBe(true);
        const next = BigInt(priceFen - loanFen - rule.loanStepFen) * 10_000n;
        expect(next < BigInt(priceFen) * BigInt(minimumDown)).toBe(true);
      }),
    );
  });

  it('is paid back by its instalments: what is left at the end is at most half a fen for each, with its interest', () => {
    const of = fc.tuple(
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 1, max: 9000 }),
      fc.integer({ min: 1, max: 360 }),
    );
    fc.assert(
      fc.property(of, ([tenThousands, rate, months]) => {
        const loanFen = tenThousands * 1_000_000;
        const payment = monthlyPayment(loanFen, rate, months);
        let [left, slack] = [loanFen, 0];
        for (let month = 0; month < months; month++) {
          left = left * (1 + rate / 1_200_000) - payment;
          slack = slack * (1 + rate / 1_200_000) + 0.5;
        }
        expect(Math.abs(left)).toBeLessThanOrEqual(slack + 0.01);
      }),
    );
  });
});
