import type { RowScope } from '@kefu/platform/context';
import { contractScopeSql } from '../contract/contract-scope.ts';
import type { MortgagePaperFilter } from './register.input.ts';

const overdueSql = `l.due_on < (now() AT TIME ZONE 'Asia/Shanghai')::date`;

/** A number of the register with its paper in the archive, as everybody reads it. */
export const paperRows = `SELECT m.id, m.number, p.name AS project, m.state, m.reason, m.contract_id AS "contractId",
   c.number AS "contractNumber", k.id AS "caseId", c.house, m.document_id AS "documentId", d.version AS "documentVersion",
   coalesce((SELECT b.name FROM mortgage_buyer b WHERE b.contract_id = c.id ORDER BY b.position LIMIT 1), '') AS buyer,
   coalesce((SELECT jsonb_agg(jsonb_build_object('holder', o.holder, 'originals', o.originals) ORDER BY o.holder)
     FROM mortgage_paper_copy o WHERE o.paper_id = m.id), '[]') AS copies,
   coalesce((SELECT jsonb_agg(jsonb_build_object('seal', s.seal, 'sealedOn', s.sealed_on, 'sealedBy', s.sealed_by_name)
     ORDER BY s.sealed_on, s.id) FROM mortgage_paper_seal s WHERE s.paper_id = m.id), '[]') AS seals,
   concat_ws(' / ', d.cabinet, d.shelf_row, d.box) AS place, l.borrower_name AS borrower, l.due_on AS "dueOn",
   coalesce(${overdueSql}, false) AS overdue, m.taken_by_name AS "takenBy", m.taken_at AS "takenAt", m.version
 FROM mortgage_paper m JOIN mortgage_project p ON p.id = m.project_id LEFT JOIN mortgage_contract c ON c.id = m.contract_id
 LEFT JOIN mortgage_case k ON k.contract_id = c.id LEFT JOIN document d ON d.id = m.document_id
 LEFT JOIN document_loan l ON l.document_id = d.id AND l.returned_at IS NULL`;

/** SQL condition: the scope reaches number `m` of contract `c`; those that no contract ever had, only whoever reaches all. */
export function paperScopeSql(scope: RowScope, values: unknown[]): string {
  return scope.all ? 'TRUE' : `(c.id IS NOT NULL AND ${contractScopeSql(scope, values)})`;
}

/** Which numbers `m` a filter picks within a scope. */
export function paperConditions(
  { text, state, contractId, overdue }: MortgagePaperFilter,
  scope: RowScope,
  values: unknown[],
): string {
  const conditions = [paperScopeSql(scope, values)];
  if (state) conditions.push(`m.state = $${values.push(state)}`);
  if (contractId) conditions.push(`m.contract_id = $${values.push(contractId)}::uuid`);
  if (overdue) conditions.push(overdueSql);
  const asked = text?.trim();
  if (asked) {
    const at = `$${values.push(asked)}`;
    conditions.push(`(starts_with(m.number, upper(${at})) OR starts_with(c.number, upper(${at})) OR starts_with(c.house_key, ${at})
      OR EXISTS (SELECT FROM mortgage_buyer b WHERE b.contract_id = c.id AND position(${at} IN b.name) > 0))`);
  }
  return conditions.join(' AND ');
}

/** A number as it is printed, from its range `r` and figures. */
export const numberSql = (serial: string): string => `r.prefix || lpad(${serial}::text, 5, '0')`;
