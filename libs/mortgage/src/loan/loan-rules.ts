import type { EntityManager } from 'typeorm';
import type { LoanRule } from './loan-calculation.ts';

/** What one bank or fund lends: a combination (組合貸) is one of each. */
export const loanKinds = ['commercial', 'providentFund'] as const;
export type LoanKind = (typeof loanKinds)[number];

/** Columns of a rule by their names in the code; trusted SQL. */
export const loanRuleColumns = `minimum_down AS "minimumDown", loan_step_fen AS "loanStepFen", loan_limit_fen AS "loanLimitFen",
  yearly_rate AS "yearlyRate", housing_ratio AS "housingRatio", debt_ratio AS "debtRatio", longest_months AS "longestMonths",
  oldest_years AS "oldestYears"`;

/**
 * The rules of a city's loans on a day: those of the city itself where it has any by then, otherwise those of every city.
 * @throws Error when a product has none: they are seeded
 */
export async function loanRulesOn(tx: EntityManager, city: string, day: string): Promise<Record<LoanKind, LoanRule>> {
  const rows: (LoanRule & { product: LoanKind })[] = await tx.query(
    `SELECT DISTINCT ON (product) product, ${loanRuleColumns} FROM mortgage_loan_rule
     WHERE city IN ($1, '') AND effective_on <= $2 ORDER BY product, city = '' , effective_on DESC, id DESC`,
    [city, day],
  );
  const of = (kind: LoanKind): LoanRule => {
    const found = rows.find(({ product }) => product === kind);
    if (!found) throw new Error(`No rule of ${kind} loans on ${day}`);
    return found;
  };
  return { commercial: of('commercial'), providentFund: of('providentFund') };
}
