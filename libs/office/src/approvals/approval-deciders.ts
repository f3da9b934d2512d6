import { holdersSql, speakersSql } from '@kefu/platform/identity';
import { type ApprovalRoute, allApprovalRoutes } from './approval-route.ts';

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
 * SQL for the people whose step it is today, before anybody stands in for them, as a table `(person_id)`. Expects `s` to be
 * the step and `a` its approval.
 */
export const stepHoldersSql = (): string =>
  `SELECT person_id FROM (${holdersSql('s.permission', { branch: 'a.branch_id', own: 'a.requested_by' })}) by_permission
   UNION SELECT person_id FROM (${speakersSql('s.post_id', 'a.requested_by')}) by_post`;

/** SQL for those on whose behalf a person may decide a step, as a table `(person_id)`; see {@link stepHoldersSql}. */
export const decidersSql = (person: string): string =>
  `SELECT holder.person_id FROM (${stepHoldersSql()}) holder JOIN (${principalsSql(person)}) principal USING (person_id)`;

/**
 * SQL for the parts that people have had in an approval before a step, as a table `(person_id, part)`: the key of a step,
 * or `request`. Whoever has had one decides no later step (T1), unless the route lets them. Expects `s` and `a` as
 * {@link decidersSql} does.
 */
export const partsSql = (): string => {
  const those = (which: (route: ApprovalRoute) => boolean): string =>
    `ARRAY[${[...allApprovalRoutes().values()]
      .filter(which)
      .map(({ key }) => `'${key}'`)
      .join(', ')}]::text[]`;
  return `SELECT had.person_id, earlier.key AS part FROM approval_step earlier,
      LATERAL (VALUES (earlier.decided_by), (earlier.on_behalf_of)) had (person_id)
    WHERE earlier.approval_id = a.id AND earlier.position < s.position AND had.person_id IS NOT NULL
      AND a.route <> ALL(${those(({ repeated }) => repeated === 'once')})
    UNION ALL SELECT a.requested_by, 'request'
    WHERE a.requested_by IS NOT NULL AND NOT (s.position = 1 AND a.route = ANY(${those((route) => route.requesterMayBegin)}))`;
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
 * SQL for the step at hand of a subject, for a LATERAL join of a desk’s own list: `approval_id, route, position, key,
 * pending_since, assigned_to, assigned_name, escalate_at, escalated, mine`; no row where nothing waits for a decision.
 * @param subject its kind, and a trusted SQL expression of its id
 * @param person trusted SQL expression: for whom it waits where it is `mine`
 */
export const waitingStepSql = (subject: { readonly type: string; readonly id: string }, person: string): string =>
  `SELECT a.id AS approval_id, a.route, s.position, s.key, s.pending_since, s.assigned_to, desk.name AS assigned_name,
     s.escalate_at, s.escalated_at IS NOT NULL AS escalated, ${waitsForSql(person)} AS mine
   FROM (SELECT ${subject.id} AS id) asked
   JOIN approval a ON a.subject_type = '${subject.type}' AND a.subject_id = asked.id AND a.state = 'pending'
   JOIN approval_step s ON s.approval_id = a.id AND s.state = 'pending'
   LEFT JOIN person desk ON desk.id = s.assigned_to`;

/**
 * SQL for the subjects of a kind whose decision is or was asked of a person, as a table `(subject_id)`.
 * @param type the kind
 * @param person trusted SQL expression
 */
export const askedToDecideSql = (type: string, person: string): string =>
  `SELECT a.subject_id FROM approval a JOIN approval_step s ON s.approval_id = a.id
   WHERE a.subject_type = '${type}' AND (${person}::uuid IN (s.decided_by, s.on_behalf_of)
     OR (s.state = 'pending' AND EXISTS (${decidersSql(person)})))`;
