import { BindsLifecycles, type LifecycleBinding, type LifecycleCase } from '@kefu/office/lifecycle';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OverdueAnswers } from '../request/overdue-answers.ts';
import { transferLifecycle } from './transfer.lifecycle.ts';
import { TransferGuards } from './transfer-guards.ts';

/** What the HR desk knows of the lifecycle of a change of posts. */
@BindsLifecycles(transferLifecycle)
@Injectable()
export class TransferBinding implements LifecycleBinding {
  readonly guards: LifecycleBinding['guards'] & object;
  readonly entered: LifecycleBinding['entered'] & object;

  constructor(guards: TransferGuards, overdue: OverdueAnswers) {
    const settled = (tx: EntityManager, { id }: LifecycleCase): Promise<void> => overdue.settle(tx, id);
    // An answer was given, for good or for now: nothing is owed any more.
    const answered = async (tx: EntityManager, subject: LifecycleCase): Promise<void> => {
      await tx.query('UPDATE hr_request SET answered_at = now() WHERE id = $1 AND answered_at IS NULL', [subject.id]);
      await settled(tx, subject);
    };
    this.entered = { returned: answered, rejected: answered, approved: answered, withdrawn: settled };
    this.guards = {
      complete: (tx, subject) => guards.complete(tx, subject),
      postsSound: (tx, subject) => guards.postsSound(tx, subject),
      chainWhole: (tx, subject) => guards.chainWhole(tx, subject),
      calendarKnown: () => guards.calendarKnown(),
      papersComplete: (tx, subject) => guards.papersComplete(tx, subject),
      successorsNamed: (tx, subject) => guards.successorsNamed(tx, subject),
      dateSet: (tx, subject) => guards.dateSet(tx, subject),
    };
  }
}
