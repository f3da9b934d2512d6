import { CalendarService } from '@kefu/office/calendar';
import {
  BindsLifecycles,
  type LifecycleBinding,
  type LifecycleCase,
  Lifecycles,
  type Reason,
} from '@kefu/office/lifecycle';
import { Failure } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { inWords, type KindVersion } from '../kind/kind-definition.ts';
import { RequestKinds } from '../kind/request-kinds.ts';
import { PersonalDetailService } from '../record/personal-detail.service.ts';
import { HrRequest } from '../request/hr-request.entity.ts';
import { OverdueAnswers } from '../request/overdue-answers.ts';
import { RequestGuards, reason } from '../request/request-guards.ts';
import { officeDay } from '../request/request-steps.ts';
import { text } from '../request/words.ts';
import { formLifecycle } from './form.lifecycle.ts';
import { lackingAnswers } from './form-answers.ts';
import { formChain } from './form-chain.ts';
import { SealedAnswers } from './sealed-answers.ts';

const notOffered = text('這種申請已停止受理', '这种申请已停止受理', 'Requests of this kind are not taken any more');

/** What the HR desk knows of the lifecycle of a request on a form (H1). */
@BindsLifecycles(formLifecycle)
@Injectable()
export class FormBinding implements LifecycleBinding {
  readonly guards: LifecycleBinding['guards'] & object;
  readonly entered: LifecycleBinding['entered'] & object;
  readonly #kinds: RequestKinds;
  readonly #sealed: SealedAnswers;
  readonly #details: PersonalDetailService;
  readonly #lifecycles: Lifecycles;

  constructor(
    kinds: RequestKinds,
    request: RequestGuards,
    overdue: OverdueAnswers,
    sealed: SealedAnswers,
    details: PersonalDetailService,
    calendar: CalendarService,
    lifecycles: Lifecycles,
  ) {
    this.#kinds = kinds;
    this.#sealed = sealed;
    this.#details = details;
    this.#lifecycles = lifecycles;
    const ofKind =
      (ask: (tx: EntityManager, found: Found) => Promise<readonly Reason[]> | readonly Reason[]) =>
      async (tx: EntityManager, { id }: LifecycleCase): Promise<readonly Reason[]> =>
        ask(tx, await this.#find(tx, id));
    const answered = (tx: EntityManager, { id }: LifecycleCase): Promise<void> => overdue.answered(tx, id);
    this.guards = {
      kindOffered: ofKind((_, { kind }) => (kind.ceased ? [reason('KIND_CEASED', notOffered)] : [])),
      complete: ofKind(async (_, { kind, request: { answers } }) =>
        lackingAnswers(kind.fields, answers, await calendar.today()),
      ),
      papersComplete: (tx, subject) => request.papersComplete(tx, subject),
      chainWhole: ofKind(async (tx, found) => (await formChain(tx, found.kind, found.request.personId)).holes),
      calendarKnown: ofKind((_, { kind }) => request.calendarKnown(kind.answerDays * officeDay)),
    };
    this.entered = {
      returned: answered,
      rejected: answered,
      withdrawn: (tx, { id }) => overdue.settle(tx, id),
      approved: async (tx, subject) => {
        await answered(tx, subject);
        if (!(await this.#find(tx, subject.id)).kind.confirmed) await this.#settle(tx, subject.id);
      },
      done: (tx, { id }) => this.#record(tx, id),
    };
  }

  async #find(tx: EntityManager, id: string): Promise<Found> {
    const request = await tx.findOneByOrFail(HrRequest, { id });
    return { request, kind: await this.#kinds.of(tx, request) };
  }

  async #settle(tx: EntityManager, id: string): Promise<void> {
    const moved = await this.#lifecycles.moveByHouse(tx, { type: 'hrRequest', id }, { transition: 'settle' });
    if (moved instanceof Failure) throw new Error(`An approved request was not settled: ${moved.code}`);
  }

  /** What HR confirmed becomes what is on record of the person. */
  async #record(tx: EntityManager, id: string): Promise<void> {
    const { request, kind } = await this.#find(tx, id);
    const answers = this.#sealed.open(request);
    const changed = kind.fields.flatMap((field) => {
      const answer = answers[field.key];
      return field.detail && answer ? [[field.detail, inWords(field, answer, 'zh-Hant')] as const] : [];
    });
    await this.#details.change(tx, request.personId, id, Object.fromEntries(changed));
  }
}

interface Found {
  readonly request: HrRequest;
  readonly kind: KindVersion;
}
