import { CalendarService } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import {
  type ChangedMeanwhile,
  givenReason,
  InvalidInput,
  NotFound,
  reasonMissing,
  WrongState,
} from '@kefu/platform/errors';
import { inScope, rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { KindVersion } from '../kind/kind-definition.ts';
import { RequestKinds } from '../kind/request-kinds.ts';
import { RevealedText } from '../record/personal-detail.types.ts';
import { HrRequest } from '../request/hr-request.entity.ts';
import type { OpenAlready } from '../request/hr-request.types.ts';
import { type Draft, RequestDrafts } from '../request/request-drafts.ts';
import type { Asking } from '../request/request-moves.ts';
import { officeDay } from '../request/request-steps.ts';
import type { SaveFormRequestInput } from './form.input.ts';
import { formLifecycle } from './form.lifecycle.ts';
import { formRoute } from './form.route.ts';
import { readAnswers } from './form-answers.ts';
import { formChain } from './form-chain.ts';
import { type Answers, SealedAnswers } from './sealed-answers.ts';

type Refusal = InvalidInput | NotFound | ChangedMeanwhile | WrongState | OpenAlready;

/** Fills in the forms that HR wrote, and says whom they go to (H1). */
@Injectable()
export class FormRequestService {
  readonly #database: Database;
  readonly #kinds: RequestKinds;
  readonly #drafts: RequestDrafts;
  readonly #sealed: SealedAnswers;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;

  constructor(
    database: Database,
    kinds: RequestKinds,
    drafts: RequestDrafts,
    sealed: SealedAnswers,
    calendar: CalendarService,
    audit: AuditTrail,
  ) {
    this.#database = database;
    this.#kinds = kinds;
    this.#drafts = drafts;
    this.#sealed = sealed;
    this.#calendar = calendar;
    this.#audit = audit;
  }

  /** Writes the caller's own draft, or mends what was returned to them. @returns its id, or why not */
  save(input: SaveFormRequestInput): Promise<string | Refusal> {
    const { id, version } = input;
    return this.#database.transaction(async (tx) => {
      if (id) {
        const held = await this.#drafts.hold(tx, { id, version: version ?? 0 }, formLifecycle);
        if (!(held instanceof HrRequest)) return held;
        const draft = await this.#read(await this.#kinds.of(tx, held), input, this.#sealed.open(held));
        return draft instanceof InvalidInput ? draft : this.#drafts.mend(tx, held, draft);
      }
      const kind = await this.#kinds.find(tx, input.kind);
      if (!kind) return NotFound.of('kind of request');
      if (kind.ceased) return WrongState.of('ceased', 'Nobody begins one of this kind any more');
      const draft = await this.#read(kind, input, {});
      if (draft instanceof InvalidInput) return draft;
      return this.#drafts.begin(tx, formLifecycle, { ...draft, kind: kind.key, kindVersion: kind.version });
    });
  }

  /** Who is asked about a request that is handed in. */
  async asking(tx: EntityManager, request: HrRequest): Promise<Asking> {
    const kind = await this.#kinds.of(tx, request);
    const { steps } = await formChain(tx, kind, request.personId);
    return { route: formRoute.key, steps, answerMinutes: kind.answerDays * officeDay, snapshot: null };
  }

  /** One sealed answer in clear, with a reason of four characters or more; the audit has who, which and why. */
  reveal(id: string, key: string, why: string): Promise<RevealedText | InvalidInput | NotFound> {
    const reason = givenReason(why);
    if (!reason) return Promise.resolve(reasonMissing());
    return this.#database.transaction(async (tx) => {
      const request = await tx.findOneBy(HrRequest, { id, lifecycle: formLifecycle });
      const reached = request && inScope(rowScope('hrRequest.reveal'), { ownerId: request.personId });
      const value = reached ? this.#sealed.open(request)[key] : undefined;
      if (value === undefined) return NotFound.of('answer');
      const subject = { type: 'hrRequest', id };
      await this.#audit.record(tx, { action: 'hrRequest.revealed', subject, after: { field: key }, reason });
      return Object.assign(new RevealedText(), { value });
    });
  }

  async #read(
    { fields }: KindVersion,
    { answers: said }: SaveFormRequestInput,
    before: Answers,
  ): Promise<Draft | InvalidInput> {
    const read = readAnswers(fields, said, before, await this.#calendar.today());
    if (Array.isArray(read)) return InvalidInput.of(read);
    return { answers: read.answers, answersSealed: this.#sealed.seal(read.sealed) };
  }
}
