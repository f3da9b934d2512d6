import { HandlesTick, type TickHandler } from '@kefu/platform/jobs';
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

  async tick(): Promise<string> {
    const outcome = await this.#planner.plan('tick');
    switch (outcome.kind) {
      case 'planned':
        return `${outcome.day}: planned ${outcome.planned}`;
      case 'calendarYearMissing':
        return `${outcome.day}: the calendar has no data for ${outcome.year}`;
      case 'dayOff':
        return `${outcome.day}: day off`;
      case 'outsideHours':
        return `${outcome.day}: outside sending hours`;
    }
  }
}
