import type { FenAmount } from '@kefu/office/money';
import type { EntityManager } from 'typeorm';

/** What a contract's price is made of, in fen (S13). */
export interface CaseMoney {
  readonly priceFen: FenAmount;
  readonly downFen: FenAmount;
  /** What the current attempt brings: what a bank approved, and where it has not decided what is asked of it. */
  readonly loansFen: FenAmount;
  readonly balanceFen: FenAmount;
  /** Price less all of these; not nought stops the case. */
  readonly gapFen: FenAmount;
  /** Loan money that is still to come. */
  readonly dueFen: FenAmount;
  /** Money that finance confirmed, by what it is. */
  readonly creditedFen: FenAmount;
  readonly creditedLoansFen: FenAmount;
  readonly disbursedFen: FenAmount;
}

/** SQL for what an application counts, by its alias `a`. */
const counted = `CASE a.state WHEN 'rejected' THEN 0 WHEN 'left' THEN 0 ELSE coalesce(a.approved_fen, a.asked_fen) END`;

/** SQL for the loans of the attempt that counts of case `k`: what they bring, what is still to come, what came. */
const loans = `(SELECT coalesce(sum(${counted}), 0)::bigint AS loans,
    coalesce(sum(greatest(${counted} - a.disbursed_fen, 0)), 0)::bigint AS due, coalesce(sum(a.disbursed_fen), 0)::bigint AS disbursed
  FROM mortgage_application a WHERE a.case_id = k.id AND a.attempt = k.attempt)`;

/** What a case's price is made of now; the case must exist. */
export async function moneyOf(tx: EntityManager, caseId: string): Promise<CaseMoney> {
  const [row]: CaseMoney[] = await tx.query(
    `SELECT c.price_fen AS "priceFen", c.down_payment_fen AS "downFen", l.loans AS "loansFen", k.balance_fen AS "balanceFen",
       c.price_fen - c.down_payment_fen - k.balance_fen - l.loans AS "gapFen", l.due AS "dueFen",
       r.credited AS "creditedFen", r.loans AS "creditedLoansFen", l.disbursed AS "disbursedFen"
     FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id, LATERAL ${loans} l,
       LATERAL (SELECT coalesce(sum(amount_fen), 0)::bigint AS credited,
         coalesce(sum(amount_fen) FILTER (WHERE kind IN ('bankLoan', 'providentFundLoan')), 0)::bigint AS loans
         FROM mortgage_receipt WHERE contract_id = c.id AND credited_on IS NOT NULL) r
     WHERE k.id = $1`,
    [caseId],
  );
  if (!row) throw new Error('No such case');
  return row;
}

/** Keeps on a case what lists show and sort by, after anything of its money changed: an index, never a source. */
export async function settleMoney(tx: EntityManager, caseId: string): Promise<void> {
  await tx.query(
    `UPDATE mortgage_case SET gap_fen = m.gap, due_fen = m.due FROM (
       SELECT k.id, c.price_fen - c.down_payment_fen - k.balance_fen - l.loans AS gap, l.due
       FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id, LATERAL ${loans} l WHERE k.id = $1
     ) m WHERE mortgage_case.id = m.id`,
    [caseId],
  );
}
