import type { RowScope } from '@kefu/platform/context';
import { contractScopeSql } from '../contract/contract-scope.ts';
import { payerStandingSql } from './payer-standing.ts';
import type { MortgageReceiptFilter } from './receipt.types.ts';

/** A receipt with its contract, as everybody reads it. */
export const receiptRows = `SELECT r.id, r.number, r.contract_id AS "contractId", c.number AS "contractNumber", u.name AS team, r.kind, r.bank,
   r.serial, r.amount_fen AS amount, r.received_on AS "receivedOn", r.credited_on AS "creditedOn", r.reverses_id AS "reversesId",
   (SELECT coalesce(o.number, o.bank || ' ' || o.serial) FROM mortgage_receipt o WHERE o.id = r.reverses_id) AS reverses,
   coalesce((SELECT sum(o.amount_fen)::bigint FROM mortgage_receipt o WHERE o.reverses_id = r.id), 0) AS reversed,
   r.payer, ${payerStandingSql} AS "payerStanding", r.payer_card_masked AS "payerCard", r.payer_card_reason AS "payerCardReason", r.remark, r.entered_by_name AS "enteredBy", r.confirmed_by_name AS "confirmedBy"
 FROM mortgage_receipt r JOIN mortgage_contract c ON c.id = r.contract_id JOIN org_unit u ON u.id = r.team_id`;

/** Which receipts `r` a filter picks within a scope of their contracts. */
export function receiptConditions(
  { contractId, unconfirmed, teamId, month }: MortgageReceiptFilter,
  scope: RowScope,
  values: unknown[],
): string {
  const conditions = [contractScopeSql(scope, values)];
  if (contractId) conditions.push(`r.contract_id = $${values.push(contractId)}`);
  if (unconfirmed) conditions.push('r.credited_on IS NULL');
  if (teamId) conditions.push(`r.team_id = $${values.push(teamId)}`);
  if (month) {
    const day = `$${values.push(`${month}-01`)}::date`;
    conditions.push(`r.credited_on >= ${day} AND r.credited_on < (${day} + interval '1 month')`);
  }
  return conditions.join(' AND ');
}
