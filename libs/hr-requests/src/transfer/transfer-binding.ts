import { BindsLifecycles, type LifecycleBinding, type LifecycleCase } from '@kefu/office/lifecycle';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OverdueAnswers } from '../request/overdue-answers.ts';
import { RequestGuards } from '../request/request-guards.ts';
import { transferLifecycle } from './transfer.lifecycle.ts';
import { answerMinutes, TransferGuards } from './transfer-guards.ts';

/** What the HR desk knows of the lifecycle of a change of posts. */
@BindsLifecycles(transferLifecycle)
@Injectable()
export class TransferBinding implements LifecycleBinding {
  readonly guards: LifecycleBinding['guards'] & object;
  readonly entered: LifecycleBinding['entered'] & object;

  constructor(guards: TransferGuards, request: RequestGuards, overdue: OverdueAnswers) {
    const settled = (tx: EntityManager, { id }: LifecycleCase): Promise<void> => overdue.settle(tx, id);
    const answered = (tx: EntityManager, { id }: LifecycleCase): Promise<void> => overdue.answered(tx, id);
    this.entered = { returned: answered, rejected: answered, approved: answered, withdrawn: settled };
    this.guards = {
      complete: (tx, subject) => guards.complete(tx, subject),
      postsSound: (tx, subject) => guards.postsSound(tx, subject),
      chainWhole: (tx, subject) => guards.chainWhole(tx, subject),
      calendarKnown: () => request.calendarKnown(answerMinutes),
      papersComplete: (tx, subject) => request.papersComplete(tx, subject),
      successorsNamed: (tx, subject) => guards.successorsNamed(tx, subject),
      dateSet: (tx, subject) => guards.dateSet(tx, subject),
    };
  }
}
