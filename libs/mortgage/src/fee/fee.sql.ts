import type { RowScope } from '@kefu/platform/context';
import { contractScopeSql } from '../contract/contract-scope.ts';
import { remindersOf } from '../dunning/dunning.sql.ts';
import type { MortgageFeeFilter } from './fee.types.ts';

/** A fee with its contract, as everybody reads it; `$1` is today. */
export const feeRows = `SELECT f.id, f.contract_id AS "contractId", c.number AS "contractNumber", u.name AS team, f.kind, f.state,
   coalesce((SELECT b.name FROM mortgage_buyer b WHERE b.contract_id = c.id ORDER BY b.position LIMIT 1), '') AS buyer,
   f.amount_fen AS amount, f.paid_fen AS paid, f.over_fen AS over,
   f.kind = 'maintenanceFund' AND r.fund_mode = 'directProof' AS "paidDirectly", f.proof_reference AS proof, f.proved_on AS "provedOn", f.base_fen AS base, f.permille, f.assessed_on AS "assessedOn", f.due_on AS "dueOn",
   f.notified_on AS "notifiedOn", ($1::date - f.due_on) AS "overdueDays", ${remindersOf} AS reminders, w.id AS "waiverId", w.reason AS "waiverReason", f.version
 FROM mortgage_fee f JOIN mortgage_contract c ON c.id = f.contract_id JOIN org_unit u ON u.id = c.team_id
 JOIN mortgage_fee_rule r ON r.id = f.rule_id
 LEFT JOIN mortgage_fee_waiver w ON w.fee_id = f.id AND w.approved IS NULL`;

/** Fees of which something is still owed. */
export const openFees = `f.state IN ('assessed', 'notified', 'partial')`;

/** Which fees `f` a filter picks within a scope of their contracts; `$1` is today. */
export function feeConditions(
  { contractId, state, kind, overdueFrom, over }: MortgageFeeFilter,
  scope: RowScope,
  values: unknown[],
): string {
  const conditions = [contractScopeSql(scope, values)];
  if (contractId) conditions.push(`f.contract_id = $${values.push(contractId)}`);
  if (state) conditions.push(`f.state = $${values.push(state)}`);
  if (kind) conditions.push(`f.kind = $${values.push(kind)}`);
  if (overdueFrom != null) conditions.push(`${openFees} AND f.due_on <= $1::date - $${values.push(overdueFrom)}::int`);
  if (over) conditions.push('f.over_fen > 0');
  return conditions.join(' AND ');
}
