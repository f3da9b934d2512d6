import { Approvals } from '@kefu/office/approvals';
import { CalendarService, isBusinessDate } from '@kefu/office/calendar';
import { Lifecycles, type MoveFailure, TransitionBlocked } from '@kefu/office/lifecycle';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor, currentContext } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, Failure, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { NobodyLeft } from '@kefu/platform/identity';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HrRequest, transferKind } from '../request/hr-request.entity.ts';
import { OpenAlready } from '../request/hr-request.types.ts';
import { text } from '../request/words.ts';
import type { MoveHrRequestInput, SaveTransferInput, ScheduleTransferInput } from './transfer.input.ts';
import { transferLifecycle } from './transfer.lifecycle.ts';
import { transferRoute } from './transfer.route.ts';
import { chainOf } from './transfer-chain.ts';
import { enterDay, takeDayBack } from './transfer-day.ts';
import { readDraft } from './transfer-draft.ts';
import { snapshotOf } from './transfer-flags.ts';
import { answerMinutes } from './transfer-guards.ts';
import { readPosts } from './transfer-posts.ts';

const lastAdministrator = text(
  '調崗後將沒有人可以管理角色，請先安排他人',
  '调岗后将没有人可以管理角色，请先安排他人',
  'Nobody could manage roles any more: see to that first',
);

/** Writes applications to change posts, hands them in, takes them back, sets their day (H1, H5). */
@Injectable()
export class TransferService {
  readonly #database: Database;
  readonly #lifecycles: Lifecycles;
  readonly #approvals: Approvals;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;

  constructor(
    database: Database,
    lifecycles: Lifecycles,
    approvals: Approvals,
    calendar: CalendarService,
    audit: AuditTrail,
  ) {
    this.#database = database;
    this.#lifecycles = lifecycles;
    this.#approvals = approvals;
    this.#calendar = calendar;
    this.#audit = audit;
  }

  /** Writes the caller's own draft, or mends what was returned to them. @returns its id, or why not */
  async save(
    input: SaveTransferInput,
  ): Promise<string | InvalidInput | NotFound | ChangedMeanwhile | WrongState | OpenAlready> {
    const { id: personId, name: personName } = currentActor();
    const today = await this.#calendar.today();
    return this.#database.transaction(async (tx) => {
      const draft = await readDraft(tx, input, personId, today);
      if (draft instanceof InvalidInput) return draft;
      if (input.id) return this.#mend(tx, input.id, input.version ?? 0, draft);
      const start = this.#lifecycles.start(transferLifecycle);
      const request = tx.create(HrRequest, { ...start, ...draft, kind: transferKind, personId, personName });
      const { identifiers } = await tx
        .createQueryBuilder()
        .insert()
        .into(HrRequest)
        .values(request)
        .orIgnore()
        .execute();
      const made = identifiers[0]?.id as string | undefined;
      if (!made) return this.#openAlready(tx, personId);
      await this.#audit.record(tx, { action: 'hrRequest.entered', subject: { type: 'hrRequest', id: made } });
      return made;
    });
  }

  /** Hands a request in, takes it back, or carries it on. @returns why not, or undefined once it moved */
  move({ id, version, transition, reason }: MoveHrRequestInput): Promise<MoveFailure | undefined> {
    return this.#database.transaction(async (tx) => {
      const subject = { type: 'hrRequest', id };
      const moved = await this.#lifecycles.move(tx, subject, { transition, version, reason });
      if (moved instanceof Failure) return moved;
      if (transition === 'submit') await this.#ask(tx, id, moved.subject.ownerId ?? '');
      if (transition === 'withdraw') await this.#approvals.withdraw(tx, subject);
      if (transition === 'unschedule' || transition === 'lapse') await takeDayBack(tx, id);
      return undefined;
    });
  }

  /**
   * Sets the day on which a signed change takes effect: today or later. It stands in the record of posts from then on, so that
   * permissions follow it at midnight whoever is awake. @returns why not, or undefined once it is set
   */
  async schedule(input: ScheduleTransferInput): Promise<MoveFailure | undefined> {
    const { effectiveOn } = input;
    if (!isBusinessDate(effectiveOn)) return badDay('IMPOSSIBLE_DATE', 'a day that exists, as YYYY-MM-DD');
    if (effectiveOn < (await this.#calendar.today())) return badDay('IN_THE_PAST', 'today or later');
    try {
      return await this.#database.transaction((tx) => this.#schedule(tx, input));
    } catch (error) {
      if (!(error instanceof NobodyLeft)) throw error;
      return TransitionBlocked.of([{ code: 'LAST_ADMINISTRATOR', text: lastAdministrator }], currentContext().language);
    }
  }

  async #schedule(
    tx: EntityManager,
    { id, version, effectiveOn }: ScheduleTransferInput,
  ): Promise<MoveFailure | undefined> {
    const subject = { type: 'hrRequest', id };
    const held = await this.#lifecycles.lock(tx, subject);
    if (!held || held.lifecycle !== transferLifecycle) return NotFound.of('request');
    const posts = await readPosts(tx, id);
    if (posts && effectiveOn <= posts.fromStartsOn) {
      return badDay('OUT_OF_ORDER', `after ${posts.fromStartsOn}, the first day in the post that is left`);
    }
    if (held.version !== version) return ChangedMeanwhile.of(held.version);
    if (held.state !== 'amendmentSigned') return WrongState.of(held.state, 'The amendment is to be signed first');
    await tx.query('UPDATE hr_request SET effective_on = $2 WHERE id = $1', [id, effectiveOn]);
    const moved = await this.#lifecycles.moveByHouse(tx, subject, { transition: 'schedule', version });
    if (moved instanceof Failure) {
      await tx.query('UPDATE hr_request SET effective_on = NULL WHERE id = $1', [id]);
      return moved;
    }
    if (!posts) throw new Error('A day was set for a change that names no posts');
    await this.#audit.record(tx, await enterDay(tx, id, posts, effectiveOn));
    return undefined;
  }

  async #mend(
    tx: EntityManager,
    id: string,
    version: number,
    draft: Partial<HrRequest>,
  ): Promise<string | NotFound | ChangedMeanwhile | WrongState> {
    const request = await tx.findOne(HrRequest, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!request || request.personId !== currentActor().id || request.kind !== transferKind)
      return NotFound.of('request');
    if (request.version !== version) return ChangedMeanwhile.of(request.version);
    if (request.state !== 'draft' && request.state !== 'returned') {
      return WrongState.of(request.state, 'It is being decided: take it back first');
    }
    await tx.update(HrRequest, { id }, { ...draft, version: version + 1, updatedAt: new Date() });
    await this.#audit.record(tx, { action: 'hrRequest.edited', subject: { type: 'hrRequest', id } });
    return id;
  }

  /** Asks everybody of the chain, from the state of the record as it is now; the answer is owed from now on. */
  async #ask(tx: EntityManager, id: string, ownerId: string): Promise<void> {
    const posts = await readPosts(tx, id);
    if (!posts) throw new Error('A request was handed in that names no posts');
    const [answerBy] = await this.#calendar.afterOfficeMinutes(answerMinutes);
    await tx.query(
      `UPDATE hr_request SET snapshot = $2, answer_by = $3, submitted_at = coalesce(submitted_at, now()),
         answered_at = NULL, overdue_told_at = NULL WHERE id = $1`,
      [id, JSON.stringify(snapshotOf(posts, await this.#calendar.today())), answerBy],
    );
    await this.#approvals.request(tx, {
      route: transferRoute.key,
      subject: { type: 'hrRequest', id },
      branchId: null,
      ownerId,
      posts: (await chainOf(tx, posts)).posts,
    });
  }

  async #openAlready(tx: EntityManager, personId: string): Promise<OpenAlready> {
    const [open]: { id: string; number: string }[] = await tx.query(
      `SELECT id, number FROM hr_request WHERE person_id = $1 AND kind = $2
         AND state NOT IN ('effective', 'rejected', 'withdrawn', 'lapsed')`,
      [personId, transferKind],
    );
    return OpenAlready.of(open?.id ?? '', open?.number ?? '');
  }
}

function badDay(code: string, message: string): InvalidInput {
  return InvalidInput.of([{ path: 'input.effectiveOn', code, message }]);
}
