import { CalendarService, isBusinessDate } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { inScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HrRequest, transferKind } from '../request/hr-request.entity.ts';
import { requestReachSql } from '../request/hr-request.sql.ts';
import { colleaguesOf } from '../transfer/mirror.service.ts';
import { OverdueTrials } from './overdue-trials.ts';
import {
  type DecideTrialInput,
  type ObserveTrialInput,
  Trial,
  TrialPlanType,
  type WriteTrialInput,
} from './trial.types.ts';
import { TrialObservation, TrialPlan } from './trial-plan.entity.ts';

type Refusal = InvalidInput | NotFound | ChangedMeanwhile | WrongState;

const begun: readonly string[] = ['scheduled', 'effective'];

/** Trials in a new post (H4): goals, an observer, what was seen, and a decision at the end. */
@Injectable()
export class TrialService {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;
  readonly #overdue: OverdueTrials;

  constructor(database: Database, calendar: CalendarService, audit: AuditTrail, overdue: OverdueTrials) {
    this.#database = database;
    this.#calendar = calendar;
    this.#audit = audit;
    this.#overdue = overdue;
  }

  /** The trial of a request that the caller reaches; undefined where there is none. */
  of(requestId: string): Promise<Trial | undefined> {
    return this.#database.transaction((tx) => this.#of(tx, requestId));
  }

  /** Writes the plan, or another while nothing is decided: HR, and whoever stands above. */
  async write(input: WriteTrialInput): Promise<Trial | Refusal> {
    const { requestId, version, observerId, startsOn, endsOn } = input;
    const wrong = [startsOn, endsOn].findIndex((each) => !isBusinessDate(each));
    if (wrong >= 0)
      return InvalidInput.at(wrong === 0 ? 'input.startsOn' : 'input.endsOn', 'IMPOSSIBLE_DATE', 'a day that exists');
    if (endsOn < startsOn) return InvalidInput.at('input.endsOn', 'OUT_OF_ORDER', 'not before the first day');
    const goals = input.goals.map((goal) => goal.normalize('NFC').trim()).filter((goal) => goal !== '');
    if (goals.length === 0) return InvalidInput.at('input.goals', 'REQUIRED', 'what is to be proven');
    return this.#change(requestId, version, async (tx, before) => {
      const known: unknown[] = await tx.query(
        `SELECT FROM person p JOIN hr_request r ON r.id = $2 AND r.person_id <> p.id WHERE p.id = $1 AND p.active`,
        [observerId, requestId],
      );
      if (known.length === 0) return InvalidInput.at('input.observerId', 'UNKNOWN', 'somebody else who works here');
      const plan = { observerId, startsOn, endsOn, goals, writtenByName: currentActor().name };
      // Another last day is told of anew.
      await this.#overdue.settle(tx, requestId);
      if (before) await tx.update(TrialPlan, { requestId }, { ...plan, version: version + 1, overdueToldAt: null });
      else await tx.insert(TrialPlan, { requestId, ...plan });
      await this.#tell(tx, requestId, 'trial.planned', { startsOn, endsOn });
      return undefined;
    });
  }

  /** Adds what was seen: by the observer, or whoever may decide. */
  async observe({ requestId, seenOn, note }: ObserveTrialInput): Promise<Trial | Refusal> {
    const today = await this.#calendar.today();
    return this.#database.transaction(async (tx) => {
      const request = await lock(tx, requestId);
      if (!request) return NotFound.of('trial');
      const plan = await tx.findOneBy(TrialPlan, { requestId });
      if (!plan && mayDecide(request)) return WrongState.of(request.state, 'No trial is planned');
      if (!plan || !mayObserve(request, plan)) return NotFound.of('trial');
      if (plan.decision) return WrongState.of(plan.decision, 'It is decided');
      if (!isBusinessDate(seenOn)) return InvalidInput.at('input.seenOn', 'IMPOSSIBLE_DATE', 'a day that exists');
      if (seenOn > today) return InvalidInput.at('input.seenOn', 'IN_THE_FUTURE', 'today or earlier');
      await tx.insert(TrialObservation, { requestId, seenOn, note: note.trim(), byName: currentActor().name });
      await this.#tell(tx, requestId, 'trial.observed', { seenOn });
      return (await this.#of(tx, requestId)) ?? NotFound.of('trial');
    });
  }

  /** Ends the trial by a decision, with a reason where it was not passed. */
  decide({ requestId, version, decision, reason }: DecideTrialInput): Promise<Trial | Refusal> {
    return this.#change(requestId, version, async (tx, before) => {
      if (!before) return NotFound.of('trial');
      if (decision === 'notPassed' && !reason?.trim()) return InvalidInput.at('input.reason', 'REQUIRED', 'say why');
      const decided = { decision, decisionReason: reason?.trim() || null, decidedByName: currentActor().name };
      await tx.update(TrialPlan, { requestId }, { ...decided, decidedAt: new Date(), version: version + 1 });
      await this.#overdue.settle(tx, requestId);
      await this.#tell(tx, requestId, 'trial.decided', { decision });
      return undefined;
    });
  }

  /** Of two who write or decide at once the second finds it changed: they wait in line at the request. */
  #change(
    requestId: string,
    version: number,
    write: (tx: EntityManager, before: TrialPlan | null) => Promise<Refusal | undefined>,
  ): Promise<Trial | Refusal> {
    return this.#database.transaction(async (tx) => {
      const request = await lock(tx, requestId);
      if (!request || !mayDecide(request)) return NotFound.of('trial');
      if (!begun.includes(request.state))
        return WrongState.of(request.state, 'The day of the change is to be set first');
      const before = await tx.findOneBy(TrialPlan, { requestId });
      if ((before?.version ?? 0) !== version) return ChangedMeanwhile.of(before?.version ?? 0);
      if (before?.decision) return WrongState.of(before.decision, 'It is decided');
      return (await write(tx, before)) ?? (await this.#of(tx, requestId)) ?? NotFound.of('trial');
    });
  }

  async #of(tx: EntityManager, id: string): Promise<Trial | undefined> {
    const values: unknown[] = [currentActor().id, id];
    const [seen]: unknown[] = await tx.query(
      `SELECT FROM hr_request r WHERE r.id = $2 AND r.kind = '${transferKind}' AND ${requestReachSql(values)}`,
      values,
    );
    if (!seen) return undefined;
    const request = await tx.findOneByOrFail(HrRequest, { id });
    const plan = await tx.findOneBy(TrialPlan, { requestId: id });
    const shown = plan && {
      observer: (await tx.query('SELECT id, name FROM person WHERE id = $1', [plan.observerId]))[0],
      observations: await tx.find(TrialObservation, { where: { requestId: id }, order: { id: 'DESC' }, take: 200 }),
    };
    const decides = mayDecide(request) && begun.includes(request.state) && !plan?.decision;
    return Object.assign(new Trial(), {
      plan: shown && Object.assign(new TrialPlanType(), plan, shown),
      mayDecide: decides,
      mayObserve: plan !== null && !plan.decision && mayObserve(request, plan),
      observers: decides && request.toPostId ? await colleaguesOf(tx, request.toPostId, request.personId) : [],
    });
  }

  #tell(tx: EntityManager, id: string, action: string, after: Record<string, string>): Promise<void> {
    return this.#audit.record(tx, { action, subject: { type: 'hrRequest', id }, after });
  }
}

function lock(tx: EntityManager, id: string): Promise<HrRequest | null> {
  return tx.findOne(HrRequest, { where: { id, kind: transferKind }, lock: { mode: 'pessimistic_write' } });
}

function mayDecide({ personId: ownerId }: HrRequest): boolean {
  const scope = currentActor().grants.get('hrRequest.trial');
  return ownerId !== currentActor().id && scope !== undefined && inScope(scope, { ownerId });
}

function mayObserve(request: HrRequest, { observerId }: TrialPlan): boolean {
  return observerId === currentActor().id || mayDecide(request);
}
