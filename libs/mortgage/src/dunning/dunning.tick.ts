import { CalendarService } from '@kefu/office/calendar';
import { MessagePlanner, withinSendingHours } from '@kefu/office/messaging';
import { Database } from '@kefu/platform/database';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import { dueDunning, feeDunning, toldByDunning } from './dunning.sql.ts';

/**
 * Asks every minute which reminders of fees are due and not planned (S18), on office days within their hours. What is planned is
 * in the ledger: however often it runs, and by however many at once, each step goes out once.
 */
@HandlesTick({ name: 'mortgage.dunning', everySeconds: 60 })
@Injectable()
export class PlanFeeDunning implements TickHandler {
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
      const told = (await tx.queryRunner?.query(toldByDunning, [], true)) as { affected?: number } | undefined;
      const open = await withinSendingHours(tx, this.#calendar, feeDunning, today);
      const plan = { purpose: feeDunning, businessDate: today, due: dueDunning, values: [today] };
      return { planned: open ? await this.#planner.plan(tx, plan) : 0, told: told?.affected ?? 0 };
    });
  }
}
