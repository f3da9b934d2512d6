import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Failure, InvalidInput, NotFound } from '@kefu/platform/errors';
import { defineUnitWork } from '@kefu/platform/identity';
import { Topics } from '@kefu/platform/topics';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../calendar/index.ts';
import { Lifecycles, type MoveFailure } from '../lifecycle/index.ts';
import type { SubjectRef } from '../subjects/index.ts';
import { type DecideApprovalInput, type Decision, SecondPersonNeeded } from './approval.types.ts';
import { decidersSql } from './approval-deciders.ts';
import { type ApprovalRoute, approvalRoute } from './approval-route.ts';

defineUnitWork({
  kind: 'approval',
  countSql: `SELECT count(*) FROM approval WHERE state = 'pending' AND branch_id = $1::uuid`,
});

/** A request for approval. */
export interface ApprovalRequest {
  readonly route: string;
  readonly subject: SubjectRef;
  readonly branchId: string | null;
}

/** The step at hand as it lies in the database. */
interface StepRow {
  readonly approvalId: string;
  readonly route: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly branchId: string | null;
  readonly approvalState: string;
  readonly requestedBy: string | null;
  readonly requestedByName: string;
  readonly key: string;
  readonly state: string;
}

/** Somebody had their part in an approval. */
interface Part {
  readonly personId: string;
  readonly name: string;
  readonly part: string;
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
  readonly #audit: AuditTrail;
  readonly #topics: Topics;

  constructor(lifecycles: Lifecycles, calendar: CalendarService, audit: AuditTrail, topics: Topics) {
    this.#lifecycles = lifecycles;
    this.#calendar = calendar;
    this.#audit = audit;
    this.#topics = topics;
  }

  /** Asks for approval in the transaction that hands the subject in, which holds its lock. */
  async request(tx: EntityManager, { route: key, subject, branchId }: ApprovalRequest): Promise<void> {
    const route = approvalRoute(key);
    const actor = currentActor();
    const [approval]: { id: string }[] = await tx.query(
      `INSERT INTO approval (route, subject_type, subject_id, branch_id, requested_by, requested_by_name)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      [key, subject.type, subject.id, branchId, actor.kind === 'person' ? actor.id : null, actor.name],
    );
    const id = approval?.id ?? '';
    await tx.query(
      `INSERT INTO approval_step (approval_id, position, key, permission)
       SELECT $1, position, key, permission FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS s (key, permission, position)`,
      [id, route.steps.map((step) => step.key), route.steps.map((step) => step.permission)],
    );
    await this.#open(tx, id, route, 1, branchId);
  }

  /** Ends the pending approval of a subject that was taken back, in the transaction that holds the subject's lock. */
  async withdraw(tx: EntityManager, subject: SubjectRef): Promise<void> {
    await tx.query(
      `WITH ended AS (
         UPDATE approval SET state = 'withdrawn', ended_at = now()
         WHERE subject_type = $1 AND subject_id = $2 AND state = 'pending' RETURNING id
       )
       UPDATE approval_step s SET state = CASE s.state WHEN 'pending' THEN 'withdrawn' ELSE 'dropped' END
       FROM ended WHERE s.approval_id = ended.id AND s.state IN ('pending', 'ahead')`,
      [subject.type, subject.id],
    );
  }

  /**
   * Decides the step at hand for the caller or for whoever delegated to them. Nothing is written when it fails.
   * @returns the failure, or undefined once it is decided
   */
  async decide(tx: EntityManager, input: DecideApprovalInput): Promise<DecisionFailure | undefined> {
    const { approvalId, position, decision } = input;
    const reason = input.reason?.trim() || null;
    const step = await this.#step(tx, approvalId, position);
    const actor = currentActor();
    const deciders = step && actor.kind === 'person' ? await this.#deciders(tx, approvalId, position) : [];
    // Who may not decide it is told nothing of it, not even that it is there.
    if (!step || deciders.length === 0) return NotFound.of('approval');
    if (step.approvalState !== 'pending' || step.state !== 'pending') return alreadyDecided;
    if (decision !== 'approve' && !reason) {
      return InvalidInput.of([{ path: 'input.reason', code: 'REQUIRED', message: 'say why' }]);
    }
    const route = approvalRoute(step.route);
    const onBehalfOf = await this.#standIn(tx, step, position, route, deciders);
    if (onBehalfOf instanceof SecondPersonNeeded) return onBehalfOf;
    const definition = route.steps[position - 1];
    if (!definition) throw new Error(`Route ${route.key} has no step ${position}`);
    const transition = decision === 'approve' ? definition.approve : route.moves[decision];
    const subject = { type: step.subjectType, id: step.subjectId };
    const moved = await this.#lifecycles.moveByHouse(tx, subject, { transition, reason });
    if (moved instanceof Failure) return moved;
    await tx.query(
      `UPDATE approval_step SET state = $3, decided_by = $4, on_behalf_of = $5, decided_at = now(), reason = $6
       WHERE approval_id = $1 AND position = $2`,
      [approvalId, position, outcome[decision], actor.id, onBehalfOf, reason],
    );
    await this.#audit.record(tx, {
      action: 'approval.decided',
      subject,
      after: { step: step.key, decision, ...(onBehalfOf && { onBehalfOf }) },
      reason,
    });
    if (decision === 'approve' && position < route.steps.length) {
      await this.#open(tx, approvalId, route, position + 1, step.branchId);
    } else {
      await this.#end(tx, approvalId, outcome[decision], step.branchId);
    }
    return undefined;
  }

  /** The step under the lock of its subject, which whoever changes either takes first. */
  async #step(tx: EntityManager, approvalId: string, position: number): Promise<StepRow | undefined> {
    const [subject]: SubjectRef[] = await tx.query(
      'SELECT subject_type AS type, subject_id AS id FROM approval WHERE id = $1',
      [approvalId],
    );
    if (!subject) return undefined;
    await this.#lifecycles.lock(tx, subject);
    const [row]: StepRow[] = await tx.query(
      `SELECT a.id AS "approvalId", a.route, a.subject_type AS "subjectType", a.subject_id AS "subjectId",
         a.branch_id AS "branchId", a.state AS "approvalState", a.requested_by AS "requestedBy",
         a.requested_by_name AS "requestedByName", s.key, s.state
       FROM approval a JOIN approval_step s ON s.approval_id = a.id AND s.position = $2 WHERE a.id = $1 FOR UPDATE`,
      [approvalId, position],
    );
    return row;
  }

  /** On whose behalf the caller may decide a step: themselves first. */
  async #deciders(tx: EntityManager, approvalId: string, position: number): Promise<string[]> {
    const actor = currentActor();
    const rows: { person_id: string }[] = await tx.query(
      `SELECT d.person_id FROM approval a JOIN approval_step s ON s.approval_id = a.id AND s.position = $2,
         LATERAL (${decidersSql('$3')}) d WHERE a.id = $1 ORDER BY d.person_id <> $3::uuid, d.person_id`,
      [approvalId, position, actor.id],
    );
    return rows.map((row) => row.person_id);
  }

  /** Whom the caller stands in for (null: nobody), so that neither of the two has had a part in it before. */
  async #standIn(
    tx: EntityManager,
    step: StepRow,
    position: number,
    route: ApprovalRoute,
    deciders: readonly string[],
  ): Promise<string | null | SecondPersonNeeded> {
    const actor = currentActor();
    const parts: Part[] = await tx.query(
      `SELECT person.id AS "personId", person.name, s.key AS part FROM approval_step s
       JOIN person ON person.id IN (s.decided_by, s.on_behalf_of)
       WHERE s.approval_id = $1 AND s.position < $2`,
      [step.approvalId, position],
    );
    if (step.requestedBy && !(position === 1 && route.requesterMayBegin)) {
      parts.push({ personId: step.requestedBy, name: step.requestedByName, part: 'request' });
    }
    const taken = (personId: string): Part | undefined => parts.find((part) => part.personId === personId);
    const own = taken(actor.id);
    if (own) return SecondPersonNeeded.of(own.name, own.part);
    const free = deciders.find((personId) => !taken(personId));
    if (free) return free === actor.id ? null : free;
    const standIn = taken(deciders[0] ?? '');
    return SecondPersonNeeded.of(standIn?.name ?? '', standIn?.part ?? '');
  }

  async #open(
    tx: EntityManager,
    id: string,
    route: ApprovalRoute,
    position: number,
    branchId: string | null,
  ): Promise<void> {
    const step = route.steps[position - 1];
    if (!step) throw new Error(`Route ${route.key} has no step ${position}`);
    const [remindAt, escalateAt] = await this.#calendar.afterOfficeMinutes(step.remindAfter, step.escalateAfter);
    await tx.query(
      `UPDATE approval_step SET state = 'pending', pending_since = now(), remind_at = $3, escalate_at = $4
       WHERE approval_id = $1 AND position = $2`,
      [id, position, remindAt, escalateAt],
    );
    await this.#tell(tx, id, branchId);
  }

  async #end(tx: EntityManager, id: string, state: string, branchId: string | null): Promise<void> {
    await tx.query(
      `WITH ended AS (UPDATE approval SET state = $2, ended_at = now() WHERE id = $1 RETURNING id)
       UPDATE approval_step s SET state = 'dropped' FROM ended WHERE s.approval_id = ended.id AND s.state = 'ahead'`,
      [id, state],
    );
    await this.#tell(tx, id, branchId);
  }

  #tell(tx: EntityManager, id: string, branchId: string | null): Promise<void> {
    return this.#topics.announce(tx, { type: 'approval', id, permission: 'approval.read', branchId });
  }
}
