import { todaySql } from '@kefu/platform/identity';
import type { ScopeKind } from '@kefu/platform/permissions';
import type { EntityManager } from 'typeorm';
import type { Reach, ReachChange } from '../request/snapshot.ts';

interface GrantRow {
  readonly permission: string;
  readonly scope: ScopeKind;
  readonly unit: string | null;
  readonly before: boolean;
  readonly after: boolean;
}

/** From the narrowest to the widest. */
const widths: readonly ScopeKind[] = ['own', 'line', 'team', 'branch', 'all'];

/**
 * What each permission reaches by one post beside the others that a person holds today, and what by another in its place,
 * whether or not the change is over. Permissions that reach as far as before are left out.
 */
export async function reachChanges(
  tx: EntityManager,
  personId: string,
  from: string,
  to: string,
): Promise<ReachChange[]> {
  const rows: GrantRow[] = await tx.query(
    `SELECT g.permission, g.scope, CASE g.scope
         WHEN 'branch' THEN CASE unit.kind WHEN 'branch' THEN unit.name WHEN 'team' THEN parent.name END
         WHEN 'team' THEN CASE unit.kind WHEN 'team' THEN unit.name END END AS unit,
       held.before, held.after
     FROM (
       SELECT h.post_id, true AS before, true AS after FROM post_holding h WHERE h.person_id = $1
         AND h.post_id NOT IN ($2::uuid, $3::uuid)
         AND ${todaySql} BETWEEN h.starts_on AND coalesce(h.ends_on, 'infinity')
       UNION ALL SELECT $2::uuid, true, false UNION ALL SELECT $3::uuid, false, true
     ) held JOIN post p ON p.id = held.post_id JOIN role_grant g ON g.role_id = p.role_id
     JOIN org_unit unit ON unit.id = p.unit_id
     LEFT JOIN org_unit parent ON parent.id = unit.parent_id AND parent.kind = 'branch'
     ORDER BY g.permission`,
    [personId, from, to],
  );
  const permissions = [...new Set(rows.map(({ permission }) => permission))];
  return permissions.flatMap((permission) => {
    const of = rows.filter((row) => row.permission === permission);
    const before = reachOf(of.filter((row) => row.before));
    const after = reachOf(of.filter((row) => row.after));
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ permission, before, after }];
  });
}

/** The widest of what several posts grant; of one width, over all their units. */
function reachOf(grants: readonly GrantRow[]): Reach | null {
  const widest = Math.max(-1, ...grants.map(({ scope }) => widths.indexOf(scope)));
  const scope = widths[widest];
  if (!scope) return null;
  const units = grants.filter((grant) => grant.scope === scope).flatMap(({ unit }) => unit ?? []);
  return { scope, units: [...new Set(units)].toSorted((a, b) => a.localeCompare(b)) };
}
