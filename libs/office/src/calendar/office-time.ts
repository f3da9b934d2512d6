import { Database, sql } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';
import { businessDateAt } from './business-date.ts';
import { CalendarService } from './calendar.service.ts';
import { Calendar, CalendarYearMissing } from './calendar.ts';
import { type OfficeSpan, officeMinutesBetween } from './office-hours.ts';

const hours = sql('office.time.hours', 'SELECT spans FROM office_hours');

/** How long things took by the office's own clock (X4). */
@Injectable()
export class OfficeTime {
  readonly #database: Database;
  readonly #calendar: CalendarService;

  constructor(database: Database, calendar: CalendarService) {
    this.#database = database;
    this.#calendar = calendar;
  }

  /** Office minutes of each span, in order; undefined where the calendar lacks a day of them. */
  async minutes(spans: readonly { readonly from: Date; readonly to: Date }[]): Promise<number[] | undefined> {
    if (spans.length === 0) return [];
    const first = new Date(Math.min(...spans.map(({ from }) => from.getTime())));
    const last = new Date(Math.max(...spans.map(({ to }) => to.getTime())));
    const [set] = await this.#database.query<{ spans: OfficeSpan[] }>(hours);
    const calendar = new Calendar(await this.#calendar.days(businessDateAt(first), businessDateAt(last)));
    try {
      return spans.map(({ from, to }) => officeMinutesBetween(from, to, calendar, set?.spans));
    } catch (error) {
      if (!(error instanceof CalendarYearMissing)) throw error;
      return undefined;
    }
  }
}
