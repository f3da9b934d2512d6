import { currentActor, currentContext } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { Injectable } from '@nestjs/common';
import { type SubjectFacts, type SubjectRef, Subjects } from '../subjects/index.ts';
import {
  Approval,
  ApprovalConnection,
  ApprovalDecider,
  ApprovalFigure,
  type ApprovalFilter,
  ApprovalStep,
  type ApprovalsArgs,
} from './approval.types.ts';
import { barredBySql, decidersSql, mayDecideSql, waitsForSql } from './approval-deciders.ts';
import { approvalReachSql, askedNamesSql } from './approval-reach.ts';
import { allApprovalRoutes, approvalRoute } from './approval-route.ts';

type ApprovalRow = Omit<Approval, 'title' | 'subject' | 'steps'> & {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly steps: readonly (Omit<
    ApprovalStep,
    'title' | 'barredByStep' | 'pendingSince' | 'escalatesAt' | 'decidedAt'
  > & {
    readonly pendingSince: string | null;
    readonly escalatesAt: string | null;
    readonly decidedAt: string | null;
  })[];
};

/** Approvals with their steps. Expects the caller's id as `$1`. */
const approvals = (): string => `
  SELECT a.id, a.route, a.subject_type AS "subjectType", a.subject_id AS "subjectId", a.state,
    a.requested_by_name AS "requestedBy", a.requested_at AS "requestedAt", a.ended_at AS "endedAt",
    (SELECT jsonb_agg(jsonb_build_object('position', s.position, 'key', s.key, 'state', s.state,
       'assignedTo', desk.name, 'pendingSince', s.pending_since, 'escalatesAt', s.escalate_at,
       'escalated', s.escalated_at IS NOT NULL, 'decidedBy', decider.name, 'onBehalfOf', principal.name,
       'decidedAt', s.decided_at, 'reason', s.reason, 'carried', s.carried, 'asked', ${askedNamesSql},
       'post', (SELECT post.title FROM post WHERE post.id = s.post_id), 'reminded', s.reminded_at IS NOT NULL,
       'mine', ${mayDecideSql('$1')}, 'barredBy', ${barredBySql('$1')}) ORDER BY s.position)
     FROM approval_step s LEFT JOIN person desk ON desk.id = s.assigned_to
       LEFT JOIN person decider ON decider.id = s.decided_by LEFT JOIN person principal ON principal.id = s.on_behalf_of
     WHERE s.approval_id = a.id) AS steps
  FROM approval a`;

/** Approvals as people look at them (X3): the queue, the panel of a case, who decides, how long it takes. */
@Injectable()
export class ApprovalViewService {
  readonly #database: Database;
  readonly #subjects: Subjects;

  constructor(database: Database, subjects: Subjects) {
    this.#database = database;
    this.#subjects = subjects;
  }

  /** One approval, within the caller's reach or on their desk; undefined where there is none. */
  async one(id: string): Promise<Approval | undefined> {
    const values: unknown[] = [currentActor().id, id];
    const [approval] = await this.#read(`a.id = $2 AND ${this.#reach(values)}`, values);
    return approval;
  }

  /** The rounds of a subject that the caller may see, the latest first. */
  async of(subject: SubjectRef): Promise<Approval[]> {
    const facts = await this.#subjects.visible(subject);
    if (!facts) return [];
    return this.#read('a.subject_type = $2 AND a.subject_id = $3', [currentActor().id, subject.type, subject.id]);
  }

  /** A page of the queue, what waits longest first. @throws KefuError BAD_INPUT for a cursor of another list */
  async page({ filter, first, after }: ApprovalsArgs): Promise<ApprovalConnection> {
    const values: unknown[] = [currentActor().id];
    const conditions = [this.#reach(values), ...conditionsOf(filter ?? {}, values)];
    if (after) {
      const [at, id] = decodeCursor(after, [cursorKeys.text, cursorKeys.id]);
      conditions.push(`(a.requested_at, a.id) > ($${values.push(at)}::timestamptz, $${values.push(id)}::uuid)`);
    }
    const limit = values.push(first + 1);
    const rows = await this.#read(conditions.join(' AND '), values, `ORDER BY a.requested_at, a.id LIMIT $${limit}`);
    const page = pageOf(
      rows,
      first,
      (row) => row,
      ({ requestedAt, id }) => encodeCursor([requestedAt.toISOString(), id]),
    );
    return Object.assign(new ApprovalConnection(), page);
  }

  /** Who may decide the step at hand of an approval in the caller's reach, the least laden first. */
  async deciders(approvalId: string): Promise<ApprovalDecider[]> {
    const values: unknown[] = [approvalId];
    const scope = approvalReachSql('approval.assign', values);
    const { rows } = await this.#database.pool.query<ApprovalDecider>(
      `SELECT p.id, p.name, (SELECT count(*)::int FROM approval_step d WHERE d.assigned_to = p.id AND d.state = 'pending') AS pending
       FROM approval a JOIN approval_step s ON s.approval_id = a.id AND s.state = 'pending', person p
       WHERE a.id = $1 AND ${scope} AND p.active AND p.id IN (${decidersSql('p.id')}) ORDER BY pending, p.name LIMIT 200`,
      values,
    );
    return rows.map((row) => Object.assign(new ApprovalDecider(), row));
  }

  /** Who may decide the step at hand of every one of these approvals, the least laden first; at most 200. */
  async reviewers(approvalIds: readonly string[]): Promise<ApprovalDecider[]> {
    const values: unknown[] = [approvalIds];
    const scope = approvalReachSql('approval.assign', values);
    const { rows } = await this.#database.pool.query<ApprovalDecider>(
      `SELECT p.id, p.name, (SELECT count(*)::int FROM approval_step d WHERE d.assigned_to = p.id AND d.state = 'pending') AS pending
       FROM person p WHERE p.active AND cardinality($1::uuid[]) > 0 AND NOT EXISTS (
         SELECT FROM approval a JOIN approval_step s ON s.approval_id = a.id AND s.state = 'pending'
         WHERE a.id = ANY($1::uuid[]) AND NOT (${scope} AND ${mayDecideSql('p.id')}))
       ORDER BY pending, p.name LIMIT 200`,
      values,
    );
    return rows.map((row) => Object.assign(new ApprovalDecider(), row));
  }

  /** Outcomes and lead times by route of what ended within so many days, and what is pending (T1). */
  async figures(days: number): Promise<ApprovalFigure[]> {
    const values: unknown[] = [days];
    const scope = approvalReachSql('approval.read', values);
    const { rows } = await this.#database.pool.query<Omit<ApprovalFigure, 'title'>>(
      `SELECT a.route, count(a.ended_at)::int AS ended, count(*) FILTER (WHERE a.state = 'approved')::int AS approved,
         count(*) FILTER (WHERE a.state = 'returned')::int AS returned,
         count(*) FILTER (WHERE a.state = 'rejected')::int AS rejected,
         count(*) FILTER (WHERE a.state = 'pending')::int AS pending,
         count(*) FILTER (WHERE s.escalated_at IS NOT NULL)::int AS escalated,
         round(extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY a.ended_at - a.requested_at)) / 60)::int AS "medianMinutes"
       FROM approval a LEFT JOIN approval_step s ON s.approval_id = a.id AND s.state = 'pending'
       WHERE a.state <> 'withdrawn' AND (a.ended_at IS NULL OR a.ended_at >= now() - $1 * interval '1 day') AND ${scope}
       GROUP BY a.route ORDER BY a.route`,
      values,
    );
    const { language } = currentContext();
    return rows.flatMap((row) => {
      const route = allApprovalRoutes().get(row.route);
      return route ? [Object.assign(new ApprovalFigure(), { ...row, title: route.title[language] })] : [];
    });
  }

  /** Within the reach of `approval.read`, or on the caller's own desk. */
  #reach(values: unknown[]): string {
    const scope = approvalReachSql('approval.read', values);
    const mine = `EXISTS (SELECT FROM approval_step s WHERE s.approval_id = a.id AND EXISTS (${decidersSql('$1')}))`;
    return scope === 'TRUE' ? scope : `(${scope} OR ${mine})`;
  }

  async #read(condition: string, values: readonly unknown[], order = 'ORDER BY a.id DESC'): Promise<Approval[]> {
    const { rows } = await this.#database.pool.query<ApprovalRow>(`${approvals()} WHERE ${condition} ${order}`, [
      ...values,
    ]);
    const facts = await this.#subjects.facts(rows.map(({ subjectType: type, subjectId: id }) => ({ type, id })));
    return rows.map((row) => approvalOf(row, facts.get(`${row.subjectType}:${row.subjectId}`)));
  }
}

function conditionsOf(filter: ApprovalFilter, values: unknown[]): string[] {
  const pending = (condition: string): string =>
    `EXISTS (SELECT FROM approval_step s WHERE s.approval_id = a.id AND s.state = 'pending' AND ${condition})`;
  const conditions: string[] = [];
  if (filter.mine) conditions.push(pending(waitsForSql('$1')));
  if (filter.state) conditions.push(`a.state = $${values.push(filter.state)}`);
  if (filter.routes?.length) conditions.push(`a.route = ANY($${values.push(filter.routes)}::text[])`);
  if (filter.assignedTo) conditions.push(pending(`s.assigned_to = $${values.push(filter.assignedTo)}::uuid`));
  if (filter.escalated) conditions.push(pending('s.escalated_at IS NOT NULL'));
  return conditions;
}

function approvalOf(
  { subjectType: type, subjectId: id, ...row }: ApprovalRow,
  facts: SubjectFacts | undefined,
): Approval {
  const { language } = currentContext();
  const route = approvalRoute(row.route);
  const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));
  const titleOf = (step: string): string => route.steps.find(({ key }) => key === step)?.title[language] ?? step;
  const steps = row.steps.map((step) =>
    Object.assign(new ApprovalStep(), {
      ...step,
      title: titleOf(step.key),
      barredByStep: step.barredBy && step.barredBy !== 'request' ? titleOf(step.barredBy) : null,
      pendingSince: instant(step.pendingSince),
      escalatesAt: instant(step.escalatesAt),
      decidedAt: instant(step.decidedAt),
    }),
  );
  const subject = { type, id, title: facts?.title ?? '' };
  return Object.assign(new Approval(), { ...row, title: route.title[language], subject, steps });
}
