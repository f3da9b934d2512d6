import { openSql } from '@kefu/platform/identity';
import { rowScope, scopeSql } from '@kefu/platform/permissions';

/** SQL for the seats that people hold today: `(person_id, role_key, branch_id)`; no branch for the department itself. */
export const seatsSql = `
  SELECT h.person_id, r.key AS role_key,
    CASE unit.kind WHEN 'branch' THEN unit.id WHEN 'team' THEN parent.id END AS branch_id
  FROM post_holding h JOIN post p ON p.id = h.post_id AND ${openSql('p')} JOIN role r ON r.id = p.role_id
    JOIN org_unit unit ON unit.id = p.unit_id
    LEFT JOIN org_unit parent ON parent.id = unit.parent_id AND parent.kind = 'branch'
  WHERE (now() AT TIME ZONE 'Asia/Shanghai')::date BETWEEN h.starts_on AND coalesce(h.ends_on, 'infinity')`;

/** SQL condition: task `t` waits at a role that the caller (`$1`) holds, in the task's branch or for all of them. */
export const waitsForCallerSql = `(t.owner_id IS NULL AND EXISTS (SELECT FROM (${seatsSql}) seat
  WHERE seat.person_id = $1::uuid AND seat.role_key = t.role_key AND coalesce(seat.branch_id = t.branch_id, true)))`;

/** SQL condition: task `t` lies within the caller's reach. Expects the caller's id as `$1`; pushes onto `values`. */
export function taskReachSql(permission: 'task.read' | 'task.work', values: unknown[]): string {
  const columns = { branch: 't.branch_id', team: 't.team_id', own: 't.owner_id' };
  const scope = scopeSql(rowScope(permission), columns, values);
  // Says `$1` in any case: PostgreSQL asks for the type of every parameter.
  if (scope === 'TRUE') return '$1::uuid IS NOT NULL';
  const given = permission === 'task.read' ? ' OR t.opened_by = $1::uuid' : '';
  return `(${scope} OR ${waitsForCallerSql}${given})`;
}
