import { CalendarService } from '@kefu/office/calendar';
import { MessagePlanner, withinSendingHours } from '@kefu/office/messaging';
import { Database } from '@kefu/platform/database';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import { dueFeed, orderFeed } from './feed.sql.ts';

/**
 * Asks every minute what franchisees are to be told of their goods (F31), on office days within the hours. What is planned is in the
 * ledger: however often it runs, and by however many at once, each stage is told once.
 */
@HandlesTick({ name: 'orders.feed', everySeconds: 60 })
@Injectable()
export class TellFranchisees implements TickHandler {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #planner: MessagePlanner;

  constructor(database: Database, calendar: CalendarService, planner: MessagePlanner) {
    this.#database = database;
    this.#calendar = calendar;
    this.#planner = planner;
  }

  async tick(): Promise<TickFindings> {
    const today = await this.#calendar.today();
    return this.#database.transaction(async (tx) => {
      if (!(await withinSendingHours(tx, this.#calendar, orderFeed, today))) return { planned: 0 };
      const plan = { purpose: orderFeed, businessDate: today, due: dueFeed, values: [today] };
      return { planned: await this.#planner.plan(tx, plan) };
    });
  }
}
