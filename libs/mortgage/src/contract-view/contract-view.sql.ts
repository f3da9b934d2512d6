import type { RowScope } from '@kefu/platform/context';
import { fold } from '@kefu/platform/search';
import { contractScopeSql } from '../contract/contract-scope.ts';
import type { MortgageContractFilter } from './contract-view.types.ts';

/** Whether another open contract stands on the house of `c`. */
const soldTwice = `(c.state = 'open' AND EXISTS (SELECT FROM mortgage_contract t
   WHERE t.project_id = c.project_id AND t.house_key = c.house_key AND t.state = 'open' AND t.id <> c.id))`;

/** A contract with its money and its buyers, as everybody reads it. */
export const contractRows = `SELECT c.id, c.number, p.name AS project, c.house, c.area, c.price_fen AS price, c.home, c.product,
   c.down_payment_fen AS "downPayment", c.commercial_fen AS commercial, c.provident_fund_fen AS "providentFund", c.gap_fen AS gap,
   money.collected, money.unconfirmed, c.signed_on AS "signedOn", jsonb_build_object('id', u.id, 'name', u.name) AS team,
   s.name AS "salesTeam", o.name AS owner, c.consultant_name AS consultant, c.remark, c.state, c.version,
   ${soldTwice} AS "soldTwice",
   (SELECT coalesce(jsonb_agg(jsonb_build_object('position', b.position, 'name', b.name, 'phoneMasked', b.phone_masked) ORDER BY b.position), '[]')
    FROM mortgage_buyer b WHERE b.contract_id = c.id) AS buyers
 FROM mortgage_contract c JOIN mortgage_project p ON p.id = c.project_id JOIN org_unit u ON u.id = c.team_id
 LEFT JOIN org_unit s ON s.id = c.sales_team_id LEFT JOIN person o ON o.id = c.owner_id,
 LATERAL (SELECT coalesce(sum(r.amount_fen) FILTER (WHERE r.credited_on IS NOT NULL), 0)::bigint AS collected,
   coalesce(sum(r.amount_fen) FILTER (WHERE r.credited_on IS NULL), 0)::bigint AS unconfirmed
   FROM mortgage_receipt r WHERE r.contract_id = c.id) money`;

/** Which contracts `c` a filter picks within a scope. */
export function contractConditions(
  { text, teamId, product, onlyGaps, onlySoldTwice }: MortgageContractFilter,
  scope: RowScope,
  values: unknown[],
): string {
  const conditions = [contractScopeSql(scope, values)];
  if (text && fold(text)) conditions.push(`c.search_key LIKE '%' || $${values.push(fold(text))} || '%'`);
  if (teamId) conditions.push(`c.team_id = $${values.push(teamId)}`);
  if (product) conditions.push(`c.product = $${values.push(product)}`);
  if (onlyGaps) conditions.push('c.gap_fen <> 0');
  if (onlySoldTwice) conditions.push(soldTwice);
  return conditions.join(' AND ');
}
