import { isBusinessDate } from '@kefu/office/calendar';
import { currentActor } from '@kefu/platform/context';
import { type FieldProblem, fieldProblem } from '@kefu/platform/errors';
import type { EntityManager } from 'typeorm';
import type { MortgageFee } from './fee.types.ts';

/** What is booked on a fee: fen, less than nought for what goes back; a reference counts once on a fee. */
export interface FeePayment {
  readonly reference: string;
  readonly amount: number;
  readonly paidOn: string;
}

/** What is wrong with the words of a payment, by the names that its input gives them. */
export function paymentProblems(
  day: readonly [path: string, day: string],
  reference: string,
  today: string,
): FieldProblem[] {
  const [path, said] = day;
  const problems = reference ? [] : [fieldProblem('reference', 'REQUIRED', 'the number of the receipt')];
  if (!isBusinessDate(said)) problems.push(fieldProblem(path, 'IMPOSSIBLE_DATE', 'a day that exists'));
  else if (said > today) problems.push(fieldProblem(path, 'FUTURE_DATE', 'today or earlier'));
  return problems;
}

/** Whether a reference stands on one of some fees already; they are locked, so that none comes meanwhile. */
export async function referenceKnown(
  tx: EntityManager,
  feeIds: readonly string[],
  reference: string,
): Promise<boolean> {
  const known: object[] = await tx.query(
    'SELECT FROM mortgage_fee_payment WHERE fee_id = ANY($1::uuid[]) AND reference = $2',
    [feeIds, reference],
  );
  return known.length > 0;
}

/** Books on a fee under its lock, the reference being new to it. */
export async function bookPayment(
  tx: EntityManager,
  { id, paid }: Pick<MortgageFee, 'id' | 'paid'>,
  { reference, amount, paidOn }: FeePayment,
): Promise<void> {
  await tx.query(
    'INSERT INTO mortgage_fee_payment (fee_id, reference, amount_fen, paid_on, by_name) VALUES ($1, $2, $3, $4, $5)',
    [id, reference, amount, paidOn, currentActor().name],
  );
  await tx.query('UPDATE mortgage_fee SET paid_fen = $2, version = version + 1 WHERE id = $1', [id, paid + amount]);
}
