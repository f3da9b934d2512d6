import { Alarms } from '@kefu/office/alarms';
import {
  addDays,
  type BusinessDate,
  type Calendar,
  CalendarService,
  CalendarYearMissing,
  yearOf,
} from '@kefu/office/calendar';
import { MessagePlanner, sendingHours } from '@kefu/office/messaging';
import { Database } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dueReminders } from './due-reminders.sql.ts';
import { dueBefore } from './reminder-cadence.ts';
import { renewalReminder } from './reminder-source.ts';

/** What the planner found (T3). */
export type PlanOutcome =
  | { readonly kind: 'planned'; readonly day: BusinessDate; readonly planned: number }
  | { readonly kind: 'dayOff'; readonly day: BusinessDate }
  | { readonly kind: 'outsideHours'; readonly day: BusinessDate }
  | { readonly kind: 'calendarYearMissing'; readonly day: BusinessDate; readonly year: number };

/** When in the window a plan may be made: the tick waits for it to open, a person only sees that it has not closed. */
export type PlanBy = 'tick' | 'person';

/**
 * Plans the day's renewal reminders (T3): level-triggered, so that a tick which is lost, doubled or late makes no
 * difference. Also plans what was due while nothing ran.
 */
@Injectable()
export class RenewalPlanner {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #messages: MessagePlanner;
  readonly #alarms: Alarms;

  constructor(database: Database, calendar: CalendarService, messages: MessagePlanner, alarms: Alarms) {
    this.#database = database;
    this.#calendar = calendar;
    this.#messages = messages;
    this.#alarms = alarms;
  }

  /** Plans what is due on this day and not planned yet. `day` is today unless a test says otherwise. */
  async plan(by: PlanBy, day?: BusinessDate): Promise<PlanOutcome> {
    const today = day ?? (await this.#calendar.today());
    const calendar = await this.#calendar.around(today);
    return this.#database.transaction(async (tx) => {
      await this.#watchNextYear(tx, today, calendar);
      try {
        if (!calendar.isOfficeDay(today)) return { kind: 'dayOff', day: today };
        const before = dueBefore(today, calendar);
        await this.#alarms.resolve(tx, 'calendarYearMissing', String(yearOf(today)));
        if (!(await this.#open(tx, by))) return { kind: 'outsideHours', day: today };
        return { kind: 'planned', day: today, planned: await this.#fill(tx, today, before) };
      } catch (error) {
        if (!(error instanceof CalendarYearMissing)) throw error;
        await this.#alarms.raise(tx, {
          code: 'calendarYearMissing',
          key: String(error.year),
          details: { year: error.year },
          lasting: true,
        });
        return { kind: 'calendarYearMissing', day: today, year: error.year };
      }
    });
  }

  #fill(tx: EntityManager, today: BusinessDate, before: BusinessDate): Promise<number> {
    return this.#messages.plan(tx, {
      purpose: renewalReminder,
      businessDate: today,
      due: dueReminders('$6', '$7', 'with'),
      values: [today, before],
    });
  }

  async #open(tx: EntityManager, by: PlanBy): Promise<boolean> {
    const hours = await sendingHours(tx, renewalReminder);
    return hours === 'open' || (hours === 'ahead' && by === 'person');
  }

  /** From December on, a next year without data is an alarm, before anything has to stop for it. */
  async #watchNextYear(tx: EntityManager, today: BusinessDate, calendar: Calendar): Promise<void> {
    const next = yearOf(today) + 1;
    if (calendar.knows(`${next}-01-31`)) return this.#alarms.resolve(tx, 'calendarYearMissing', String(next));
    if (addDays(today, 31) < `${next}-01-01`) return undefined;
    return this.#alarms.raise(tx, {
      code: 'calendarYearMissing',
      key: String(next),
      details: { year: next },
      lasting: true,
    });
  }
}
