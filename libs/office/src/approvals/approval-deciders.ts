import { holdersSql } from '@kefu/platform/identity';
import { allApprovalRoutes } from './approval-route.ts';

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

/**
 * SQL for the parts that people have had in an approval before a step, as a table `(person_id, part)`: the key of a step,
 * or `request`. Whoever has had one decides no later step (T1). Expects `s` and `a` as {@link decidersSql} does.
 */
export const partsSql = (): string => {
  const begun = [...allApprovalRoutes().values()].filter(({ requesterMayBegin }) => requesterMayBegin);
  const routes = `ARRAY[${begun.map(({ key }) => `'${key}'`).join(', ')}]::text[]`;
  return `SELECT had.person_id, earlier.key AS part FROM approval_step earlier,
      LATERAL (VALUES (earlier.decided_by), (earlier.on_behalf_of)) had (person_id)
    WHERE earlier.approval_id = a.id AND earlier.position < s.position AND had.person_id IS NOT NULL
    UNION ALL SELECT a.requested_by, 'request'
    WHERE a.requested_by IS NOT NULL AND NOT (s.position = 1 AND a.route = ANY(${routes}))`;
};

/**
 * SQL for whether a person may decide the step at hand now: their posts or a delegation let them, and neither they nor
 * whom they stand in for have had a part in it. Expects `s` and `a` as {@link decidersSql} does.
 */
export const mayDecideSql = (person: string): string =>
  `(s.state = 'pending' AND NOT EXISTS (SELECT FROM (${partsSql()}) had WHERE had.person_id = ${person}::uuid)
    AND EXISTS (SELECT person_id FROM (${decidersSql(person)}) decider EXCEPT SELECT person_id FROM (${partsSql()}) had))`;

/**
 * SQL for whether the step at hand waits for a person: they may decide it, and it is on no other's desk. One that was
 * silent for too long waits for everybody again.
 */
export const waitsForSql = (person: string): string =>
  `((s.assigned_to IS NULL OR s.escalated_at IS NOT NULL OR s.assigned_to IN (${principalsSql(person)}))
    AND ${mayDecideSql(person)})`;

/** SQL for the part, of theirs or of whom they stand in for, that keeps a person from a step that their posts decide. */
export const barredBySql = (person: string): string =>
  `CASE WHEN s.state = 'pending' AND NOT ${mayDecideSql(person)} THEN
     (SELECT had.part FROM (${partsSql()}) had WHERE EXISTS (${decidersSql(person)})
        AND (had.person_id = ${person}::uuid OR had.person_id IN (${decidersSql(person)}))
      ORDER BY had.person_id <> ${person}::uuid LIMIT 1) END`;

/**
 * SQL for the step at hand of a subject, for a LATERAL join of a desk's own list: `approval_id, position, key,
 * pending_since, assigned_to, assigned_name, escalate_at, escalated, mine`; no row where nothing waits for a decision.
 * @param subject its kind, and a trusted SQL expression of its id
 * @param person trusted SQL expression: for whom it waits where it is `mine`
 */
export const waitingStepSql = (subject: { readonly type: string; readonly id: string }, person: string): string =>
  `SELECT a.id AS approval_id, s.position, s.key, s.pending_since, s.assigned_to, desk.name AS assigned_name,
     s.escalate_at, s.escalated_at IS NOT NULL AS escalated, ${waitsForSql(person)} AS mine
   FROM (SELECT ${subject.id} AS id) asked
   JOIN approval a ON a.subject_type = '${subject.type}' AND a.subject_id = asked.id AND a.state = 'pending'
   JOIN approval_step s ON s.approval_id = a.id AND s.state = 'pending'
   LEFT JOIN person desk ON desk.id = s.assigned_to`;
