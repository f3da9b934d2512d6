import type { EntityManager } from 'typeorm';
import { feesDue, ruleOf } from '../fee/fee-assessment.ts';

/** A fee that the measured area changed. */
export interface AdjustedFee {
  readonly kind: string;
  readonly before: number;
  readonly after: number;
}

/**
 * Settles a difference of the area as fees (S18): what the buyer owes more is a fee of its own, and fees by the square metre follow
 * the measured area: what was paid beyond it is over. The decision must stand already: from it the assessment reads the area.
 * @returns the fees that became others
 */
export async function settleArea(
  tx: EntityManager,
  contractId: string,
  settledFen: number,
  today: string,
): Promise<AdjustedFee[]> {
  if (settledFen > 0) {
    await tx.query(
      `INSERT INTO mortgage_fee (contract_id, kind, rule_id, amount_fen, assessed_on, due_on)
       SELECT c.id, 'areaDifference', r.id, $2, $3::date, $3::date + r.due_days
       FROM mortgage_contract c JOIN mortgage_project p ON p.id = c.project_id, LATERAL (${ruleOf}) r WHERE c.id = $1`,
      [contractId, settledFen, today],
    );
  }
  const due = await feesDue(tx, 'c.id = $1', [contractId]);
  const [adjusted]: [AdjustedFee[]] = await tx.query(
    `UPDATE mortgage_fee f SET amount_fen = n.amount, base_fen = n.base, permille = n.permille, version = f.version + 1
     FROM unnest($2::text[], $3::bigint[], $4::bigint[], $5::int[]) AS n (kind, amount, base, permille), mortgage_fee o
     WHERE f.contract_id = $1 AND f.kind = n.kind AND o.id = f.id AND f.amount_fen <> n.amount
       AND (f.state IN ('assessed', 'notified', 'partial') OR (f.kind = 'maintenanceFund' AND f.state = 'paid'))
     RETURNING f.kind, o.amount_fen AS before, f.amount_fen AS after`,
    [
      contractId,
      due.map(({ kind }) => kind),
      due.map(({ amount }) => amount),
      due.map(({ base }) => base),
      due.map(({ permille }) => permille),
    ],
  );
  return adjusted;
}
