import type { EntityManager } from 'typeorm';
import { loanRulesOn } from '../loan/loan-rules.ts';
import type { PlanMortgageInput } from './mortgage-case.input.ts';

/** What was only prepared is written anew; an attempt that is given up stays, with what its banks said. */
export async function clearAttempt(tx: EntityManager, caseId: string, kept: boolean): Promise<void> {
  const current = `a.case_id = $1 AND a.attempt = (SELECT attempt FROM mortgage_case WHERE id = $1)`;
  await tx.query(
    kept
      ? `UPDATE mortgage_application a SET state = 'left' WHERE ${current} AND state = 'prepared'`
      : `DELETE FROM mortgage_application a WHERE ${current}`,
    [caseId],
  );
}

/** Enters the loans of the attempt that counts, at the rates of the city on the day of the contract. */
export async function enterLoans(tx: EntityManager, { id, loans }: PlanMortgageInput): Promise<void> {
  const [place]: { city: string; signedOn: string }[] = await tx.query(
    `SELECT p.city, c.signed_on AS "signedOn" FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id
     JOIN mortgage_project p ON p.id = c.project_id WHERE k.id = $1`,
    [id],
  );
  if (!place) throw new Error('A case without its contract');
  const rules = await loanRulesOn(tx, place.city, place.signedOn);
  for (const { product, bank, askedFen, months } of loans) {
    await tx.query(
      `INSERT INTO mortgage_application (case_id, attempt, product, bank, asked_fen, months, yearly_rate)
       SELECT id, attempt, $2, $3, $4, $5, $6 FROM mortgage_case WHERE id = $1`,
      [id, product, bank ?? null, askedFen, months, rules[product].yearlyRate],
    );
  }
}

/** What is wrong with loans that somebody wishes for. */
export async function planProblems(
  tx: EntityManager,
  { loans }: PlanMortgageInput,
): Promise<{ path: string; code: string; message: string }[]> {
  const banks: { key: string; product: string }[] = await tx.query(
    'SELECT key, product FROM mortgage_bank WHERE NOT retired',
  );
  return loans.flatMap(({ product, bank }, at) => [
    ...(loans.findIndex((each) => each.product === product) < at
      ? [{ path: `input.loans.${at}.product`, code: 'TWICE', message: 'each kind of loan once' }]
      : []),
    ...(bank && !banks.some((each) => each.key === bank && each.product === product)
      ? [{ path: `input.loans.${at}.bank`, code: 'UNKNOWN', message: 'a bank that gives such loans' }]
      : []),
  ]);
}
