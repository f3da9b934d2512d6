import type { ScopeColumns } from '../permissions/index.ts';
import { postsAboveSql } from './organisation/line.ts';
import { openSql } from './organisation/open-on.ts';

/**
 * SQL for the people whose posts grant a permission over a row today, as a table `(person_id)`: the other side of
 * `scopeSql`, for finding who may act rather than what one may act on (X3).
 * @param permission trusted SQL expression for the permission's key
 * @param row trusted SQL expressions for what the row belongs to
 */
export function holdersSql(permission: string, row: ScopeColumns): string {
  const column = (name: string | undefined): string => name ?? 'NULL::uuid';
  return `SELECT DISTINCT h.person_id FROM role_grant g
    JOIN post p ON p.role_id = g.role_id AND ${openSql('p')}
    JOIN post_holding h ON h.post_id = p.id
      AND (now() AT TIME ZONE 'Asia/Shanghai')::date BETWEEN h.starts_on AND coalesce(h.ends_on, 'infinity')
    JOIN org_unit unit ON unit.id = p.unit_id
    LEFT JOIN org_unit parent ON parent.id = unit.parent_id AND parent.kind = 'branch'
    WHERE g.permission = ${permission} AND CASE g.scope
      WHEN 'all' THEN true
      WHEN 'branch' THEN CASE unit.kind WHEN 'branch' THEN unit.id WHEN 'team' THEN parent.id END = ${column(row.branch)}
      WHEN 'team' THEN unit.kind = 'team' AND unit.id = ${column(row.team)}
      WHEN 'line' THEN h.person_id = ${column(row.own)} OR p.id IN (${postsAboveSql(column(row.own))})
      ELSE h.person_id = ${column(row.own)} END`;
}
