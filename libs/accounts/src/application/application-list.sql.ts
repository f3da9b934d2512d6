import { waitingStepSql } from '@kefu/office/approvals';
import type { RowScope } from '@kefu/platform/context';
import { scopeSql } from '@kefu/platform/permissions';
import { fold } from '@kefu/platform/search';
import type { ApplicationFacts } from './application.types.ts';
import type { ApplicationFilter } from './application-filter.types.ts';

/** A row of the list before it is put into words. */
export type ApplicationRow = Omit<ApplicationFacts, 'state' | 'branch' | 'waiting'> & {
  readonly state: string;
  readonly branchId: string;
  readonly branch: string;
  readonly approvalId: string | null;
  readonly position: number;
  readonly step: string;
  readonly waitingSince: Date;
  readonly reviewerId: string | null;
  readonly reviewer: string | null;
  readonly escalatesAt: Date | null;
  readonly escalated: boolean;
  readonly mine: boolean;
};

/** Which applications, and for whom. */
export interface ApplicationsAsked {
  readonly scope: RowScope;
  readonly filter: ApplicationFilter;
  /** Whose `mine` it is. */
  readonly callerId: string;
}

/** States in which an application is over. */
export const endStates = ['active', 'rejected', 'withdrawn'] as const;

const ended = `(${endStates.map((state) => `'${state}'`).join(', ')})`;

/** What a list and a record show of an application. Expects the caller's id as `$1`. */
export const applicationFacts = (): string => `
  SELECT a.id, a.number, a.kind, a.name, a.trader_kind AS "traderKind", a.trader_id AS "traderId",
    a.branch_id AS "branchId", b.name AS branch, a.state, a.state_since AS "stateSince", a.lifecycle,
    a.lifecycle_version AS "lifecycleVersion", a.version, a.entered_by_name AS "enteredBy", a.entered_via AS "enteredVia",
    a.created_at AS "createdAt", a.effective_on AS "effectiveOn", a.closing_reason AS "closingReason",
    a.trader_number AS "traderNumber", a.starts_on AS "startsOn", a.years, a.note,
    waiting.approval_id AS "approvalId", waiting.position, waiting.key AS step, waiting.pending_since AS "waitingSince",
    waiting.assigned_to AS "reviewerId", waiting.assigned_name AS reviewer, waiting.escalate_at AS "escalatesAt",
    waiting.escalated, waiting.mine
  FROM account_application a JOIN org_unit b ON b.id = a.branch_id
  LEFT JOIN LATERAL (${waitingStepSql({ type: 'application', id: 'a.id' }, '$1')}) waiting ON true`;

/** The statement of a whole list, the longest in its state first unless the newest is asked for. */
export function allApplications({ scope, filter, callerId }: ApplicationsAsked): { text: string; values: unknown[] } {
  const values: unknown[] = [callerId];
  const conditions = applicationConditions(scope, filter, values);
  const order = filter.newestFirst ? 'a.state_since DESC, a.id DESC' : 'a.state_since, a.id';
  return { text: `${applicationFacts()} WHERE ${conditions.join(' AND ')} ORDER BY ${order}`, values };
}

/** What a filter asks of `a` and of its `waiting` step; pushes its values onto `values`. */
export function applicationConditions(scope: RowScope, filter: ApplicationFilter, values: unknown[]): string[] {
  const conditions = [scopeSql(scope, { branch: 'a.branch_id' }, values)];
  const anyOf = (column: string, type: string, chosen: readonly string[] | null | undefined): void => {
    if (chosen?.length) conditions.push(`${column} = ANY($${values.push(chosen)}::${type}[])`);
  };
  anyOf('a.kind', 'text', filter.kinds);
  anyOf('a.state', 'text', filter.states);
  anyOf('a.branch_id', 'uuid', filter.branchIds);
  if (filter.open) conditions.push(`a.state NOT IN ${ended}`);
  if (filter.traderId) conditions.push(`a.trader_id = $${values.push(filter.traderId)}::uuid`);
  conditions.push(...waitingConditions(filter, values), ...decidedConditions(filter, values));
  const text = filter.text?.trim();
  if (text) {
    const number = values.push(text.toUpperCase());
    const name = values.push(fold(text));
    conditions.push(`(starts_with(a.number, $${number}) OR position($${name} IN a.name_key) > 0)`);
  }
  return conditions;
}

function waitingConditions(filter: ApplicationFilter, values: unknown[]): string[] {
  const { mine, escalated, reviewerId, unassigned, waitedFromDays, waitedToDays } = filter;
  const days = (count: number): string => `$${values.push(count)} * interval '1 day'`;
  const conditions: string[] = [];
  if (mine) conditions.push('waiting.mine');
  if (escalated) conditions.push('waiting.escalated');
  if (reviewerId) conditions.push(`waiting.assigned_to = $${values.push(reviewerId)}::uuid`);
  if (unassigned) conditions.push('waiting.assigned_to IS NULL');
  if (waitedFromDays != null) conditions.push(`waiting.pending_since <= now() - ${days(waitedFromDays)}`);
  if (waitedToDays != null) conditions.push(`waiting.pending_since > now() - ${days(waitedToDays)}`);
  if (conditions.length === 0) return [];
  // From the few that wait for somebody, not from all that ever were.
  const waits = `a.id IN (SELECT w.subject_id FROM approval w WHERE w.subject_type = 'application' AND w.state = 'pending')`;
  return [waits, ...conditions];
}

/** Decided for good within days: what its figures count. */
function decidedConditions({ decidedFrom, decidedTo, returned }: ApplicationFilter, values: unknown[]): string[] {
  const conditions: string[] = [];
  if (decidedFrom || decidedTo) {
    const on = `(d.ended_at AT TIME ZONE 'Asia/Shanghai')::date`;
    const from = decidedFrom ? `AND ${on} >= $${values.push(decidedFrom)}::date` : '';
    const to = decidedTo ? `AND ${on} <= $${values.push(decidedTo)}::date` : '';
    conditions.push(`EXISTS (SELECT FROM approval d WHERE d.subject_type = 'application' AND d.subject_id = a.id
      AND d.state IN ('approved', 'rejected') ${from} ${to})`);
  }
  if (returned != null) {
    conditions.push(`${returned ? '' : 'NOT '}EXISTS (SELECT FROM approval r WHERE r.subject_type = 'application'
      AND r.subject_id = a.id AND r.state = 'returned')`);
  }
  return conditions;
}
