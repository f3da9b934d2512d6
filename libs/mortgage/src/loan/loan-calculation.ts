import type { FenAmount } from '@kefu/office/money';

/** What a city asks of loans of one product from a day on (S13); ratios in hundredths of a percent, rates in thousandths. */
export interface LoanRule {
  /** 1500 is 15 %. */
  readonly minimumDown: number;
  /** Loans are rounded down to whole steps of it. */
  readonly loanStepFen: FenAmount;
  /** Most that is lent on one contract; null: no limit of its own. */
  readonly loanLimitFen: FenAmount | null;
  /** Yearly rate in thousandths of a percent: 3000 is 3.00 %. */
  readonly yearlyRate: number;
  /** Most of the income that housing may cost; 5000 is 50 %. */
  readonly housingRatio: number;
  /** Most of the income that all debts may cost. */
  readonly debtRatio: number;
  readonly longestMonths: number;
  /** Most that age and term may be together, in years. */
  readonly oldestYears: number;
}

/** What is paid down and what is lent of a price. */
export interface LoanSplit {
  readonly loanFen: FenAmount;
  readonly downFen: FenAmount;
}

/** The most that may be lent of a price, rounded down to the rule's step; the rest is paid down. Never below nought. */
export function largestLoan(priceFen: FenAmount, rule: LoanRule): LoanSplit {
  const least = minimumDown(priceFen, rule);
  const open = Math.min(priceFen - least, rule.loanLimitFen ?? priceFen);
  const loanFen = Math.max(0, open - (open % rule.loanStepFen));
  return { loanFen, downFen: priceFen - loanFen };
}

/** The least that must be paid down, rounded up to the fen. */
export function minimumDown(priceFen: FenAmount, { minimumDown: ratio }: Pick<LoanRule, 'minimumDown'>): FenAmount {
  return Number((BigInt(priceFen) * BigInt(ratio) + 9_999n) / 10_000n);
}

/**
 * What an instalment loan costs a month (等額本息), exact and rounded half up to the fen.
 * @param yearlyRate thousandths of a percent
 * @param months 1 or more
 */
export function monthlyPayment(loanFen: FenAmount, yearlyRate: number, months: number): FenAmount {
  const loan = BigInt(loanFen);
  if (yearlyRate === 0) return halfUp(loan, BigInt(months));
  // A month's rate is yearlyRate / 1,200,000; with q = 1 + rate the payment is loan × rate × qⁿ ÷ (qⁿ − 1).
  const whole = 1_200_000n;
  const grown = (whole + BigInt(yearlyRate)) ** BigInt(months);
  return halfUp(loan * BigInt(yearlyRate) * grown, whole * (grown - whole ** BigInt(months)));
}

/** One loan of a contract: a combination has two side by side. */
export interface LoanPart {
  readonly loanFen: FenAmount;
  readonly months: number;
  readonly rule: LoanRule;
}

/** Who pays it back. */
export interface Household {
  readonly monthlyIncomeFen: FenAmount;
  /** What their other debts cost a month. */
  readonly otherDebtFen: FenAmount;
  /** What the house costs a month besides the loans, such as the property fee. */
  readonly otherHousingFen: FenAmount;
  /** Age in years of the oldest borrower. */
  readonly age: number;
}

/** What a bank would refuse. */
export const loanProblems = [
  'downTooLow',
  'loanNotRounded',
  'overLimit',
  'housingTooDear',
  'debtTooHigh',
  'termTooLong',
  'tooOld',
] as const;
export type LoanProblem = (typeof loanProblems)[number];

/** Loans of a contract against the rules of their products: what they cost, and everything that speaks against them. */
export interface LoanAssessment {
  readonly monthlyFen: readonly FenAmount[];
  readonly housingFen: FenAmount;
  readonly debtFen: FenAmount;
  readonly problems: readonly LoanProblem[];
}

/** Weighs loans of a contract. Of two rules the stricter holds; whose income nobody said is not measured by it. */
export function assessLoans(
  priceFen: FenAmount,
  parts: readonly LoanPart[],
  household: Household | null,
): LoanAssessment {
  const monthlyFen = parts.map(({ loanFen, months, rule }) => monthlyPayment(loanFen, rule.yearlyRate, months));
  const repaid = monthlyFen.reduce((sum, each) => sum + each, 0);
  const lent = parts.reduce((sum, { loanFen }) => sum + loanFen, 0);
  const strictest = (of: (rule: LoanRule) => number): number => Math.min(...parts.map(({ rule }) => of(rule)));
  const housingFen = repaid + (household?.otherHousingFen ?? 0);
  const debtFen = housingFen + (household?.otherDebtFen ?? 0);
  const over = (cost: number, ratio: number): boolean =>
    household !== null && BigInt(cost) * 10_000n > BigInt(household.monthlyIncomeFen) * BigInt(ratio);
  const found: Record<LoanProblem, boolean> = {
    downTooLow: parts.some(({ rule }) => priceFen - lent < minimumDown(priceFen, rule)),
    loanNotRounded: parts.some(({ loanFen, rule }) => loanFen % rule.loanStepFen !== 0),
    overLimit: parts.some(({ loanFen, rule }) => rule.loanLimitFen !== null && loanFen > rule.loanLimitFen),
    housingTooDear: over(
      housingFen,
      strictest((rule) => rule.housingRatio),
    ),
    debtTooHigh: over(
      debtFen,
      strictest((rule) => rule.debtRatio),
    ),
    termTooLong: parts.some(({ months, rule }) => months > rule.longestMonths),
    tooOld: household !== null && parts.some(({ months, rule }) => household.age * 12 + months > rule.oldestYears * 12),
  };
  return { monthlyFen, housingFen, debtFen, problems: loanProblems.filter((problem) => found[problem]) };
}

function halfUp(numerator: bigint, denominator: bigint): FenAmount {
  return Number((numerator * 2n + denominator) / (denominator * 2n));
}
