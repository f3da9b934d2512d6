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
import type { OpenAlready } from '../request/hr-request.types.ts';
import { RequestDrafts } from '../request/request-drafts.ts';
import type { Asking } from '../request/request-moves.ts';
import { text } from '../request/words.ts';
import type { SaveTransferInput, ScheduleTransferInput } from './transfer.input.ts';
import { transferLifecycle } from './transfer.lifecycle.ts';
import { transferRoute } from './transfer.route.ts';
import { chainOf } from './transfer-chain.ts';
import { enterDay } from './transfer-day.ts';
import { readDraft } from './transfer-draft.ts';
import { snapshotOf } from './transfer-flags.ts';
import { answerMinutes } from './transfer-guards.ts';
import { readPosts } from './transfer-posts.ts';

const lastAdministrator = text(
  '調崗後將沒有人可以管理角色，請先安排他人',
  '调岗后将没有人可以管理角色，请先安排他人',
  'Nobody could manage roles any more: see to that first',
);

/** Writes applications to change posts, says whom they go to, sets their day (H1, H5). */
@Injectable()
export class TransferService {
  readonly #database: Database;
  readonly #lifecycles: Lifecycles;
  readonly #drafts: RequestDrafts;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;

  constructor(
    database: Database,
    lifecycles: Lifecycles,
    drafts: RequestDrafts,
    calendar: CalendarService,
    audit: AuditTrail,
  ) {
    this.#database = database;
    this.#lifecycles = lifecycles;
    this.#drafts = drafts;
    this.#calendar = calendar;
    this.#audit = audit;
  }

  /** Writes the caller's own draft, or mends what was returned to them. @returns its id, or why not */
  async save(
    input: SaveTransferInput,
  ): Promise<string | InvalidInput | NotFound | ChangedMeanwhile | WrongState | OpenAlready> {
    const today = await this.#calendar.today();
    return this.#database.transaction(async (tx) => {
      const draft = await readDraft(tx, input, currentActor().id, today);
      if (draft instanceof InvalidInput) return draft;
      const { id, version } = input;
      if (!id) return this.#drafts.begin(tx, transferLifecycle, { ...draft, kind: transferKind });
      const held = await this.#drafts.hold(tx, { id, version: version ?? 0 }, transferLifecycle);
      return held instanceof HrRequest ? this.#drafts.mend(tx, held, draft) : held;
    });
  }

  /** Who is asked about an application that is handed in, from the state of the record as it is now. */
  async asking(tx: EntityManager, { id }: HrRequest): Promise<Asking> {
    const posts = await readPosts(tx, id);
    if (!posts) throw new Error('A request was handed in that names no posts');
    const { steps } = await chainOf(tx, posts);
    const snapshot = snapshotOf(posts, await this.#calendar.today());
    return { route: transferRoute.key, steps, answerMinutes, snapshot };
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
}

function badDay(code: string, message: string): InvalidInput {
  return InvalidInput.of([{ path: 'input.effectiveOn', code, message }]);
}
