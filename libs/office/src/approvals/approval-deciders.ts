import { holdersSql } from '@kefu/platform/identity';

/**
 * SQL for the people on whose behalf a person acts today, as a table `(person_id)`: themselves, and whoever delegated to
 * them from–to (X3). A delegation is not handed on.
 * @param person trusted SQL expression
 */
export const principalsSql = (person: string): string =>
  `SELECT ${person}::uuid AS person_id UNION SELECT d.from_person FROM delegation d
   WHERE d.to_person = ${person}::uuid AND d.revoked_at IS NULL
     AND (now() AT TIME ZONE 'Asia/Shanghai')::date BETWEEN d.starts_on AND d.ends_on`;

/**
 * SQL for those on whose behalf a person may decide a step, as a table `(person_id)`. Expects `s` to be the step and `a`
 * its approval.
 */
export const decidersSql = (person: string): string =>
  `SELECT holder.person_id FROM (${holdersSql('s.permission', { branch: 'a.branch_id', own: 'a.requested_by' })}) holder
   JOIN (${principalsSql(person)}) principal USING (person_id)`;
