import { askedToDecideSql, waitingStepSql } from '@kefu/office/approvals';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import type { HrRequestFacts, HrRequestFilter } from './hr-request.types.ts';

/** A row of the list before it is put into words. */
export type HrRequestRow = Omit<HrRequestFacts, 'state' | 'waiting' | 'kindTitle'> & {
  readonly state: string;
  readonly approvalId: string | null;
  readonly route: string;
  readonly position: number;
  readonly step: string;
  readonly waitingSince: Date;
  readonly escalated: boolean;
  readonly mine: boolean;
};

/** States of every kind in which nothing more is to come. */
export const endStates = ['effective', 'done', 'rejected', 'withdrawn', 'lapsed'] as const;

/** Whether an answer is owed and overdue: somebody is still asked. */
const overdue = `(r.answer_by < now() AND r.answered_at IS NULL AND waiting.approval_id IS NOT NULL)`;

/** What a list and a record show of a request. Expects the caller's id as `$1`. */
export const requestFacts = `
  SELECT r.id, r.number, r.kind, r.person_id AS "personId", r.person_name AS person, r.state, r.state_since AS "stateSince",
    r.lifecycle, r.lifecycle_version AS "lifecycleVersion", r.version, r.created_at AS "createdAt",
    r.submitted_at AS "submittedAt", CASE WHEN waiting.approval_id IS NOT NULL THEN r.answer_by END AS "answerBy",
    r.answered_at AS "answeredAt", ${overdue} AS overdue,
    coalesce(r.snapshot ->> 'fromTitle', f.title) AS "fromTitle", coalesce(r.snapshot ->> 'fromUnit', fu.name) AS "fromUnit",
    coalesce(r.snapshot ->> 'toTitle', t.title) AS "toTitle", coalesce(r.snapshot ->> 'toUnit', tu.name) AS "toUnit",
    r.desired_on AS "desiredOn", r.effective_on AS "effectiveOn", waiting.approval_id AS "approvalId", waiting.route,
    waiting.position, waiting.key AS step, waiting.pending_since AS "waitingSince", waiting.escalated, waiting.mine
  FROM hr_request r
  LEFT JOIN post_holding fh ON fh.id = r.from_holding_id LEFT JOIN post f ON f.id = fh.post_id
  LEFT JOIN org_unit fu ON fu.id = f.unit_id
  LEFT JOIN post t ON t.id = r.to_post_id LEFT JOIN org_unit tu ON tu.id = t.unit_id
  LEFT JOIN LATERAL (${waitingStepSql({ type: 'hrRequest', id: 'r.id' }, '$1')}) waiting ON true`;

/**
 * SQL condition: the caller (`$1`) reaches request `r`: within their permission's rows, or since they are asked to decide
 * it, or to observe the trial. A draft is its writer's alone.
 */
export function requestReachSql(values: unknown[]): string {
  const scope = scopeSql(rowScope('hrRequest.read'), { own: 'r.person_id' }, values);
  return `(r.person_id = $1::uuid OR (r.state <> 'draft' AND (${scope} OR r.id IN (${askedToDecideSql('hrRequest', '$1')})
    OR EXISTS (SELECT FROM trial_plan p WHERE p.request_id = r.id AND p.observer_id = $1::uuid))))`;
}

/** What a filter asks of `r` and of its `waiting` step; pushes onto `values`. */
export function requestConditions(filter: HrRequestFilter, values: unknown[]): string[] {
  const conditions: string[] = [];
  const anyOf = (column: string, chosen: readonly string[] | null | undefined): void => {
    if (chosen?.length) conditions.push(`${column} = ANY($${values.push(chosen)}::text[])`);
  };
  anyOf('r.state', filter.states);
  anyOf('r.kind', filter.kinds);
  if (filter.open) conditions.push(`r.state NOT IN (${endStates.map((state) => `'${state}'`).join(', ')})`);
  if (filter.own) conditions.push('r.person_id = $1::uuid');
  if (filter.others) conditions.push('r.person_id <> $1::uuid');
  if (filter.personId) conditions.push(`r.person_id = $${values.push(filter.personId)}::uuid`);
  if (filter.mine) conditions.push('waiting.mine');
  if (filter.overdue) conditions.push(overdue);
  const text = filter.text?.trim();
  if (text) {
    const part = `$${values.push(text)}`;
    conditions.push(`(starts_with(r.number, upper(${part})) OR position(${part} IN r.person_name) > 0)`);
  }
  return conditions;
}
