import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { allSubjects } from '../subjects/index.ts';
import { stepHoldersSql } from './approval-deciders.ts';

/**
 * SQL condition: the caller reaches approval `a` with a permission over approvals. What is about a record that belongs to a
 * person alone is reached by that record's own permission instead. Pushes onto `values`.
 */
export function approvalReachSql(permission: 'approval.read' | 'approval.assign', values: unknown[]): string {
  const scope = scopeSql(rowScope(permission), { branch: 'a.branch_id', own: 'a.requested_by' }, values);
  const personal = [...allSubjects().values()].filter((kind) => kind.personal);
  if (personal.length === 0) return scope;
  const apart = `$${values.push(personal.map(({ type }) => type))}::text[]`;
  const each = personal.map((kind) => {
    const own = scopeSql(rowScope(kind.permission), { own: 'a.owner_id' }, values);
    return `(a.subject_type = '${kind.type}' AND ${own})`;
  });
  return `((a.subject_type <> ALL(${apart}) AND ${scope}) OR ${each.join(' OR ')})`;
}

/** SQL for the names of those who are asked to decide step `s` of `a`; none where a permission decides who may. */
export const askedNamesSql = `CASE WHEN s.post_id IS NOT NULL AND s.state IN ('ahead', 'pending') THEN
  coalesce((SELECT jsonb_agg(asked.name ORDER BY asked.name) FROM (${stepHoldersSql()}) holder
    JOIN person asked ON asked.id = holder.person_id), '[]') ELSE '[]' END`;
