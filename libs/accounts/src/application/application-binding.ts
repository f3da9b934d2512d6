import { BindsLifecycles, type LifecycleBinding } from '@kefu/office/lifecycle';
import { Injectable } from '@nestjs/common';
import { applicationKinds } from './application.entity.ts';
import { lifecycleOf } from './application.lifecycle.ts';
import { ApplicationEffects } from './application-effects.ts';
import { ApplicationGuards } from './application-guards.ts';
import { TakeEffect } from './take-effect.ts';

/** What the accounts desk knows of the lifecycles of applications. */
@BindsLifecycles(...applicationKinds.map(lifecycleOf))
@Injectable()
export class ApplicationBinding implements LifecycleBinding {
  readonly guards: LifecycleBinding['guards'] & object;
  readonly entered: LifecycleBinding['entered'] & object;

  constructor(guards: ApplicationGuards, effects: ApplicationEffects, takeEffect: TakeEffect) {
    this.guards = {
      complete: (tx, subject) => guards.complete(tx, subject),
      papersComplete: (tx, subject) => guards.papersComplete(tx, subject),
      certificateFree: (tx, subject) => guards.certificateFree(tx, subject),
      traderActive: (tx, subject) => guards.traderActive(tx, subject),
      termRenewable: (tx, subject) => guards.termRenewable(tx, subject),
      nothingKnownRemains: (tx, subject) => guards.nothingKnownRemains(tx, subject),
      moneySettled: (tx, subject) => guards.moneySettled(tx, subject),
      positionsSettled: (tx, subject) => guards.positionsSettled(tx, subject),
      noOpenCases: (tx, subject) => guards.noOpenCases(tx, subject),
    };
    this.entered = {
      active: (tx, { id }) => effects.carryOut(tx, id),
      scheduled: async (tx, { id }) => {
        await takeEffect.ifDue(tx, id);
      },
    };
  }
}
