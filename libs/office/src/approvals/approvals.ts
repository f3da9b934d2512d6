import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Failure, InvalidInput, NotFound } from '@kefu/platform/errors';
import { definePersonWork, defineUnitWork } from '@kefu/platform/identity';
import { Topics } from '@kefu/platform/topics';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../calendar/index.ts';
import { Lifecycles, type MoveFailure } from '../lifecycle/index.ts';
import type { SubjectRef } from '../subjects/index.ts';
import { type DecideApprovalInput, type Decision, SecondPersonNeeded } from './approval.types.ts';
import { decidersSql } from './approval-deciders.ts';
import { type ApprovalRoute, approvalRoute, stepOf } from './approval-route.ts';
import { isLastSql, lockStep, principalsOf, type StepRow, standInFor } from './approval-step.ts';
import { SilentSteps } from './silent-steps.ts';

defineUnitWork({
  kind: 'approval',
  countSql: `SELECT count(*) FROM approval WHERE state = 'pending' AND branch_id = $1::uuid`,
});

definePersonWork({
  kind: 'approval',
  title: { 'zh-Hant': '桌上待審批的', 'zh-Hans': '桌上待审批的', en: 'Approvals on their desk' },
  fate: 'ends',
  itemsSql: `SELECT a.id, a.route FROM approval_step s JOIN approval a ON a.id = s.approval_id
    WHERE s.assigned_to = $1 AND s.state = 'pending'`,
  titleOf: ({ route }, language) => approvalRoute(route as string).title[language],
  settleSql: `UPDATE approval_step SET assigned_to = NULL WHERE assigned_to = $1 AND state = 'pending'
    RETURNING approval_id AS id`,
});

/** A request for approval. */
export interface ApprovalRequest {
  readonly route: string;
  readonly subject: SubjectRef;
  readonly branchId: string | null;
  /** Whose record it is, where it belongs to a person. */
  readonly ownerId?: string | null;
  /** Which steps of the route, in their order; left out: all of them, each by its permission. */
  readonly steps?: readonly AskedStep[];
}

/** A step that a request asks for. */
export interface AskedStep {
  readonly key: string;
  /** The post that is asked; null: whoever holds the step's permission. */
  readonly postId: string | null;
}

/** The step was decided before: read it again and tell the caller by whom. */
export const alreadyDecided = Symbol('decided already');

export type DecisionFailure = MoveFailure | SecondPersonNeeded | typeof alreadyDecided;

const outcome = { approve: 'approved', return: 'returned', reject: 'rejected' } as const satisfies Record<
  Decision,
  string
>;

/**
 * Approvals as data (X3): steps in order, each decided by another person, every decision moving the subject along its
 * lifecycle in the same transaction. Whoever decides locks the subject first, so of two at once one wins.
 */
@Injectable()
export class Approvals {
  readonly #lifecycles: Lifecycles;
  readonly #calendar: CalendarService;
  readonly #silent: SilentSteps;
  readonly #audit: AuditTrail;
  readonly #topics: Topics;

  constructor(
    lifecycles: Lifecycles,
    calendar: CalendarService,
    silent: SilentSteps,
    audit: AuditTrail,
    topics: Topics,
  ) {
    this.#lifecycles = lifecycles;
    this.#calendar = calendar;
    this.#silent = silent;
    this.#audit = audit;
    this.#topics = topics;
  }

  /** Asks for approval in the transaction that hands the subject in, which holds its lock. */
  async request(tx: EntityManager, request: ApprovalRequest): Promise<void> {
    const { subject, branchId, ownerId = null } = request;
    const route = approvalRoute(request.route);
    const steps = request.steps ?? route.steps.map(({ key }) => ({ key, postId: null }));
    const actor = currentActor();
    const [approval]: { id: string }[] = await tx.query(
      `INSERT INTO approval (route, subject_type, subject_id, branch_id, owner_id, requested_by, requested_by_name)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [route.key, subject.type, subject.id, branchId, ownerId, actor.kind === 'person' ? actor.id : null, actor.name],
    );
    const id = approval?.id ?? '';
    await tx.query(
      `INSERT INTO approval_step (approval_id, position, key, permission, post_id)
       SELECT $1, position, key, permission, post_id
       FROM unnest($2::text[], $3::text[], $4::uuid[]) WITH ORDINALITY AS s (key, permission, post_id, position)`,
      [
        id,
        steps.map(({ key }) => key),
        steps.map(({ key, postId }) => (postId ? null : stepOf(route, key).permission)),
        steps.map(({ postId }) => postId),
      ],
    );
    await this.#open(tx, { approvalId: id, branchId, ownerId, key: steps[0]?.key ?? '' }, route, 1);
  }

  /** Ends the pending approval of a subject that was taken back, in the transaction that holds the subject's lock. */
  async withdraw(tx: EntityManager, subject: SubjectRef): Promise<void> {
    const [ended]: [{ id: string; position: number }[]] = await tx.query(
      `WITH ended AS (
         UPDATE approval SET state = 'withdrawn', ended_at = now()
         WHERE subject_type = $1 AND subject_id = $2 AND state = 'pending' RETURNING id
       )
       UPDATE approval_step s SET state = CASE s.state WHEN 'pending' THEN 'withdrawn' ELSE 'dropped' END
       FROM ended WHERE s.approval_id = ended.id AND s.state IN ('pending', 'ahead')
       RETURNING s.approval_id AS id, s.position`,
      [subject.type, subject.id],
    );
    for (const { id, position } of ended) await this.#silent.settle(tx, id, position);
  }

  /**
   * Decides the step at hand for the caller or for whoever delegated to them. Nothing is written when it fails.
   * @returns the failure, or undefined once it is decided
   */
  async decide(tx: EntityManager, input: DecideApprovalInput): Promise<DecisionFailure | undefined> {
    const { approvalId, position, decision } = input;
    const reason = input.reason?.trim() || null;
    const step = await lockStep(tx, this.#lifecycles, approvalId, position);
    const actor = currentActor();
    const principals = step && actor.kind === 'person' ? await principalsOf(tx, approvalId, position, actor.id) : [];
    // Who may not decide it is told nothing of it, not even that it is there.
    if (!step || principals.length === 0) return NotFound.of('approval');
    if (step.approvalState !== 'pending' || step.state !== 'pending') return alreadyDecided;
    if (decision !== 'approve' && !reason) {
      return InvalidInput.at('input.reason', 'REQUIRED', 'say why');
    }
    const route = approvalRoute(step.route);
    const onBehalfOf = await standInFor(tx, step, position, route, principals);
    if (onBehalfOf instanceof SecondPersonNeeded) return onBehalfOf;
    const by = { personId: actor.id, onBehalfOf, reason, carried: false };
    const failure = await this.#settle(tx, step, route, position, decision, by);
    if (failure) return failure;
    if (decision !== 'approve') await this.#end(tx, step, outcome[decision]);
    else await this.#goOn(tx, step, route, position);
    return undefined;
  }

  /** Opens the step after an approved one; what its decider has approved already counts for it where the route says so. */
  async #goOn(tx: EntityManager, step: StepRow, route: ApprovalRoute, approved: number): Promise<void> {
    if (step.last) return this.#end(tx, step, 'approved');
    const position = approved + 1;
    const [following]: Pick<StepRow, 'key' | 'last'>[] = await tx.query(
      `SELECT s.key, ${isLastSql} AS last FROM approval_step s WHERE s.approval_id = $1 AND s.position = $2`,
      [step.approvalId, position],
    );
    if (!following) throw new Error(`Approval ${step.approvalId} has no step ${position}`);
    const next = { ...step, ...following };
    await this.#open(tx, next, route, position);
    if (route.repeated !== 'once') return undefined;
    const [earlier]: { personId: string; onBehalfOf: string | null }[] = await tx.query(
      `SELECT e.decided_by AS "personId", e.on_behalf_of AS "onBehalfOf"
       FROM approval_step e JOIN approval a ON a.id = e.approval_id
       JOIN approval_step s ON s.approval_id = a.id AND s.position = $2
       WHERE a.id = $1 AND e.position < $2 AND e.state = 'approved' AND EXISTS (${decidersSql('e.decided_by')})
       ORDER BY e.position LIMIT 1`,
      [step.approvalId, position],
    );
    if (!earlier) return undefined;
    const failure = await this.#settle(tx, next, route, position, 'approve', {
      ...earlier,
      reason: null,
      carried: true,
    });
    // Something stands in its way that did not before: then people look at it.
    return failure ? undefined : this.#goOn(tx, next, route, position);
  }

  /** Writes a decision and moves the subject along with it. */
  async #settle(
    tx: EntityManager,
    step: StepRow,
    route: ApprovalRoute,
    position: number,
    decision: Decision,
    by: { personId: string; onBehalfOf: string | null; reason: string | null; carried: boolean },
  ): Promise<MoveFailure | undefined> {
    const { approvalId, subjectType: type, subjectId: id } = step;
    const approve = (step.last && route.last) || stepOf(route, step.key).approve;
    const transition = decision === 'approve' ? approve : route.moves[decision];
    const moved = await this.#lifecycles.moveByHouse(tx, { type, id }, { transition, reason: by.reason });
    if (moved instanceof Failure) return moved;
    await tx.query(
      `UPDATE approval_step SET state = $3, decided_by = $4, on_behalf_of = $5, decided_at = now(), reason = $6, carried = $7
       WHERE approval_id = $1 AND position = $2`,
      [approvalId, position, outcome[decision], by.personId, by.onBehalfOf, by.reason, by.carried],
    );
    await this.#audit.record(tx, {
      action: 'approval.decided',
      subject: { type, id },
      after: { step: step.key, decision, ...(by.onBehalfOf && { onBehalfOf: by.onBehalfOf }) },
      reason: by.reason,
    });
    await this.#silent.settle(tx, approvalId, position);
    return undefined;
  }

  async #open(
    tx: EntityManager,
    of: Place & Pick<StepRow, 'key'>,
    route: ApprovalRoute,
    position: number,
  ): Promise<void> {
    const step = stepOf(route, of.key);
    const [remindAt, escalateAt] = await this.#calendar.afterOfficeMinutes(step.remindAfter, step.escalateAfter);
    await tx.query(
      `UPDATE approval_step SET state = 'pending', pending_since = now(), remind_at = $3, escalate_at = $4
       WHERE approval_id = $1 AND position = $2`,
      [of.approvalId, position, remindAt, escalateAt],
    );
    await this.#tell(tx, of);
  }

  async #end(tx: EntityManager, of: Place, state: string): Promise<void> {
    await tx.query(
      `WITH ended AS (UPDATE approval SET state = $2, ended_at = now() WHERE id = $1 RETURNING id)
       UPDATE approval_step s SET state = 'dropped' FROM ended WHERE s.approval_id = ended.id AND s.state = 'ahead'`,
      [of.approvalId, state],
    );
    await this.#tell(tx, of);
  }

  #tell(tx: EntityManager, { approvalId: id, branchId, ownerId }: Place): Promise<void> {
    return this.#topics.announce(tx, { type: 'approval', id, permission: 'approval.read', branchId, ownerId });
  }
}

/** Whom a change of an approval concerns. */
type Place = Pick<StepRow, 'approvalId' | 'branchId' | 'ownerId'>;
