import type { RowScope } from '@kefu/platform/context';
import { scopeSql } from '@kefu/platform/permissions';
import { searchPatterns } from '@kefu/platform/search';
import type { TermToRenewFilter } from './renewal-queue.types.ts';

/** What the queue of terms is read from: term `t`, its trader `tr`, the branch `b` and the answer `a`. */
export const termsToRenew = `term t JOIN trader tr ON tr.id = t.trader_id JOIN org_unit b ON b.id = tr.branch_id
  LEFT JOIN renewal_answer a ON a.term_id = t.id`;

/** SQL conditions of a filter about {@link termsToRenew}, within a row scope. */
export function termConditions(filter: TermToRenewFilter, scope: RowScope, values: unknown[]): string[] {
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions = [
    scopeSql(scope, { branch: 'tr.branch_id' }, values),
    `t.renewed_by IS NULL AND tr.state = 'active'`,
    `t.state = ANY(${value(filter.states?.length ? filter.states : ['expiring', 'expired', 'grace'])}::text[])`,
  ];
  const answers = filter.answers ?? [];
  if (answers.length > 0) conditions.push(`coalesce(a.answer, 'none') = ANY(${value(answers)}::text[])`);
  if (filter.branchIds?.length) conditions.push(`tr.branch_id = ANY(${value(filter.branchIds)}::uuid[])`);
  if (filter.endsFrom) conditions.push(`t.ends_on >= ${value(filter.endsFrom)}::date`);
  if (filter.endsTo) conditions.push(`t.ends_on <= ${value(filter.endsTo)}::date`);
  for (const pattern of filter.text ? searchPatterns(filter.text) : []) {
    conditions.push(`tr.search_key LIKE ${value(pattern)}`);
  }
  return conditions;
}
