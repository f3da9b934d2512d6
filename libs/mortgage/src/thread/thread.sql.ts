import { holdersSql } from '@kefu/platform/identity';
import { rowScope, scopeSql } from '@kefu/platform/permissions';

/**
 * SQL condition: a permission over threads reaches case `k` with its contract `c`; one's own are those that one carries as the
 * specialist or sold as the consultant (S26). Pushes onto `values`.
 */
export function threadReachSql(values: unknown[], permission = 'mortgageThread.read'): string {
  const scope = rowScope(permission);
  const carried = scopeSql(scope, { team: 'k.team_id', own: 'k.owner_id' }, values);
  return scope.all ? carried : `(${carried} OR ${scopeSql(scope, { own: 'c.consultant_id' }, values)})`;
}

/** A case `k` with its contract `c`, as everybody of its thread may know it: no papers, no certificates, no money. */
export const threadFacts = `
  SELECT k.id, k.number, c.number AS "contractNumber", c.house, k.lifecycle, k.lifecycle_version AS "lifecycleVersion", k.state,
    (SELECT coalesce(string_agg(b.name, '、' ORDER BY b.position), '') FROM mortgage_buyer b WHERE b.contract_id = c.id) AS buyers,
    team.name AS team, owner.name AS specialist, coalesce(consultant.name, c.consultant_name) AS consultant,
    c.consultant_id IS NOT NULL AS "consultantKnown",
    (SELECT max(n.at) FROM mortgage_note n WHERE n.case_id = k.id) AS "lastAt"
  FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id JOIN org_unit team ON team.id = k.team_id
  LEFT JOIN person owner ON owner.id = k.owner_id LEFT JOIN person consultant ON consultant.id = c.consultant_id`;

/** SQL rows `(id, name)` of those who write in the thread of case `k` with its contract `c`: whom one may mention. */
export const threadPeopleSql = `
  SELECT p.id, p.name FROM person p WHERE p.active AND p.id IN (
    ${holdersSql(`'mortgageThread.write'`, { team: 'k.team_id', own: 'c.consultant_id' })})`;
