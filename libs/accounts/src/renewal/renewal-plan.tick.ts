import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import { RenewalPlanner } from './renewal-planner.ts';

/** Asks every minute whether today's reminders are all planned (T3). */
@HandlesTick({ name: 'renewal.plan', everySeconds: 60 })
@Injectable()
export class PlanRenewalReminders implements TickHandler {
  readonly #planner: RenewalPlanner;

  constructor(planner: RenewalPlanner) {
    this.#planner = planner;
  }

  async tick(): Promise<TickFindings> {
    const outcome = await this.#planner.plan('tick');
    return {
      what: outcome.kind,
      planned: outcome.kind === 'planned' ? outcome.planned : 0,
      year: outcome.kind === 'calendarYearMissing' ? String(outcome.year) : '',
    };
  }
}
