import { CalendarService, CalendarYearMissing, minuteOfDay } from '@kefu/office/calendar';
import { MessagePlanner } from '@kefu/office/messaging';
import { Database } from '@kefu/platform/database';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
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
      const open = (await this.#worked(today)) && (await withinHours(tx));
      const plan = { purpose: feeDunning, businessDate: today, due: dueDunning, values: [today] };
      return { planned: open ? await this.#planner.plan(tx, plan) : 0, told: told?.affected ?? 0 };
    });
  }

  /** Without the calendar's data of the year nobody is reminded; the renewal desk raises the alarm of it. */
  async #worked(today: string): Promise<boolean> {
    try {
      return (await this.#calendar.around(today)).isOfficeDay(today);
    } catch (error) {
      if (error instanceof CalendarYearMissing) return false;
      throw error;
    }
  }
}

async function withinHours(tx: EntityManager): Promise<boolean> {
  const [policy]: { opens: number; closes: number; now: Date }[] = await tx.query(
    `SELECT opens_minute AS opens, closes_minute AS closes, clock_timestamp() AS now FROM message_policy WHERE purpose = $1`,
    [feeDunning],
  );
  if (!policy) return false;
  const minute = minuteOfDay(policy.now);
  return minute >= policy.opens && minute < policy.closes;
}
