import { AuditTrail } from '@kefu/platform/audit';
import { currentActor, currentContext } from '@kefu/platform/context';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { Outbox } from '@kefu/platform/outbox';
import { inScope } from '@kefu/platform/permissions';
import { Topics } from '@kefu/platform/topics';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SubjectRef } from '../subjects/index.ts';
import { TransitionBlocked } from './lifecycle.types.ts';
import type { LifecycleCase, Reason } from './lifecycle-binding.ts';
import { LifecycleBindings } from './lifecycle-bindings.ts';
import {
  allLifecycles,
  currentVersion,
  type LifecycleDefinition,
  type LifecycleTransition,
  type LifecycleVersion,
} from './lifecycle-definition.ts';

/** What a caller asks of a case. */
export interface Move {
  readonly transition: string;
  /** The version that the caller read; the house itself has read it under the lock. */
  readonly version?: number | undefined;
  readonly reason?: string | null | undefined;
}

/** A case that moved. */
export interface Moved {
  readonly from: string;
  readonly subject: LifecycleCase;
}

export type MoveFailure = NotFound | WrongState | ChangedMeanwhile | InvalidInput | TransitionBlocked;

/** A way that leads on from where a case stands, and why it is not open where it is not. */
export interface OfferedTransition {
  readonly key: string;
  readonly transition: LifecycleTransition;
  readonly reasons: readonly Reason[];
}

/**
 * Moves cases along their lifecycles (T1, S2, H5): lock, version, guards, state, what the desk writes, audit and outbox,
 * in the caller's transaction. Of two who move one case the second finds it moved.
 */
@Injectable()
export class Lifecycles {
  readonly #bindings: LifecycleBindings;
  readonly #audit: AuditTrail;
  readonly #outbox: Outbox;
  readonly #topics: Topics;

  constructor(bindings: LifecycleBindings, audit: AuditTrail, outbox: Outbox, topics: Topics) {
    this.#bindings = bindings;
    this.#audit = audit;
    this.#outbox = outbox;
    this.#topics = topics;
  }

  /** What a new case's row begins with. */
  start(key: string): Pick<LifecycleCase, 'lifecycle' | 'lifecycleVersion' | 'state'> {
    const { version, initial } = currentVersion(definitionOf(key));
    return { lifecycle: key, lifecycleVersion: version, state: initial };
  }

  /** Moves a case for the caller, who needs the transition's permission over its rows. */
  async move(tx: EntityManager, ref: SubjectRef, move: Move): Promise<Moved | MoveFailure> {
    const subject = await this.lock(tx, ref);
    if (!subject) return NotFound.of(ref.type);
    const transition = versionOf(subject).transitions[move.transition];
    // One who may not go it is told no more than of a case that does not exist; nor is one who names no transition of it.
    const reached = transition ? mayGo(transition, subject) : maySee(subject);
    if (!reached) return NotFound.of(ref.type);
    return this.#go(tx, subject, move);
  }

  /** Moves a case for the house itself: an approval was given, a day has come. The caller has made sure of who asks. */
  async moveByHouse(tx: EntityManager, ref: SubjectRef, move: Move): Promise<Moved | MoveFailure> {
    const subject = await this.lock(tx, ref);
    return subject ? this.#go(tx, subject, move) : NotFound.of(ref.type);
  }

  /** A case under its row lock. */
  async lock(tx: EntityManager, { type, id }: SubjectRef): Promise<LifecycleCase | undefined> {
    const definition = [...allLifecycles().values()].find(({ subject }) => subject === type);
    if (!definition) throw new Error(`No lifecycle moves ${type}`);
    const [row]: LifecycleCase[] = await tx.query(`${caseOf(definition)} WHERE id = $1 FOR UPDATE`, [id]);
    return row;
  }

  /** The ways on from where a case stands that people go, each with every reason why it is not open to the caller. */
  async offered(tx: EntityManager, subject: LifecycleCase): Promise<OfferedTransition[]> {
    const offered: OfferedTransition[] = [];
    for (const [key, transition] of Object.entries(versionOf(subject).transitions)) {
      if (!transition.from.includes(subject.state) || !mayGo(transition, subject)) continue;
      offered.push({ key, transition, reasons: await this.#reasons(tx, subject, transition) });
    }
    return offered;
  }

  async #go(tx: EntityManager, subject: LifecycleCase, move: Move): Promise<Moved | MoveFailure> {
    const definition = definitionOf(subject.lifecycle);
    if (move.version !== undefined && move.version !== subject.version) return ChangedMeanwhile.of(subject.version);
    const transition = versionOf(subject).transitions[move.transition];
    if (!transition?.from.includes(subject.state)) {
      return WrongState.of(subject.state, `${move.transition} does not lead on from ${subject.state}`);
    }
    const reason = move.reason?.trim() || null;
    if (transition.needsReason && !reason) {
      return InvalidInput.at('reason', 'REQUIRED', 'say why');
    }
    const reasons = await this.#reasons(tx, subject, transition);
    if (reasons.length > 0) return TransitionBlocked.of(reasons, currentContext().language);
    const moved = { ...subject, state: transition.to, version: subject.version + 1 };
    await this.#store(tx, definition, moved);
    await this.#audit.record(tx, {
      action: `${definition.subject}.moved`,
      subject: { type: definition.subject, id: subject.id },
      before: { state: subject.state },
      after: { state: transition.to, transition: move.transition },
      reason,
    });
    const jobs = (transition.effects ?? []).map(({ queue, job }) => ({ queue, job, data: { id: subject.id } }));
    await this.#outbox.add(tx, ...jobs);
    await this.#bindings.of(subject.lifecycle).entered?.[transition.to]?.(tx, moved);
    return { from: subject.state, subject: moved };
  }

  async #store(tx: EntityManager, definition: LifecycleDefinition, moved: LifecycleCase): Promise<void> {
    const { id, branchId, teamId, ownerId } = moved;
    const { subject: type, readPermission: permission } = definition;
    await tx.query(
      `UPDATE ${definition.table} SET state = $2, state_since = now(), version = $3 WHERE id = $1 RETURNING pg_notify($4, $5)`,
      [id, moved.state, moved.version, ...this.#topics.word({ type, id, permission, branchId, teamId, ownerId })],
    );
  }

  async #reasons(tx: EntityManager, subject: LifecycleCase, { guards = [] }: LifecycleTransition): Promise<Reason[]> {
    const reasons: Reason[] = [];
    for (const name of guards) {
      const guard = this.#bindings.of(subject.lifecycle).guards?.[name];
      if (!guard) throw new Error(`Lifecycle ${subject.lifecycle} knows no ${name}`);
      reasons.push(...(await guard(tx, subject)));
    }
    return reasons;
  }
}

/** The version of its lifecycle that a case stands under. */
export function versionOf(subject: Pick<LifecycleCase, 'lifecycle' | 'lifecycleVersion'>): LifecycleVersion {
  const found = definitionOf(subject.lifecycle).versions.find(({ version }) => version === subject.lifecycleVersion);
  if (!found) throw new Error(`Lifecycle ${subject.lifecycle} has no v${subject.lifecycleVersion}`);
  return found;
}

function definitionOf(key: string): LifecycleDefinition {
  const definition = allLifecycles().get(key);
  if (!definition) throw new Error(`No lifecycle ${key}`);
  return definition;
}

function mayGo({ permission }: LifecycleTransition, subject: LifecycleCase): boolean {
  if (!permission) return false;
  const scope = currentActor().grants.get(permission);
  return scope !== undefined && inScope(scope, subject);
}

function maySee(subject: LifecycleCase): boolean {
  const scope = currentActor().grants.get(definitionOf(subject.lifecycle).readPermission);
  return scope !== undefined && inScope(scope, subject);
}

function caseOf({ table, scope }: LifecycleDefinition): string {
  const column = (name: string | undefined): string => name ?? 'NULL::uuid';
  return `SELECT id, lifecycle, lifecycle_version AS "lifecycleVersion", state, version,
    ${column(scope.branch)} AS "branchId", ${column(scope.team)} AS "teamId", ${column(scope.own)} AS "ownerId"
    FROM ${table}`;
}
