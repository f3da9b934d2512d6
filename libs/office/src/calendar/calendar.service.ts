import { AuditTrail } from '@kefu/platform/audit';
import { Database, sql } from '@kefu/platform/database';
import {
  ChangedMeanwhile,
  type FieldProblem,
  fieldProblem,
  InvalidInput,
  NotFound,
  WrongState,
} from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import { addDays, type BusinessDate, businessDateAt, isBusinessDate, isWeekend, yearOf } from './business-date.ts';
import { Calendar, type CalendarDay, CalendarYearMissing, daysOfYear } from './calendar.ts';
import { addOfficeMinutes, type OfficeSpan, officeMinutesBetween } from './office-hours.ts';
import { departmentClockSql } from './practice-day.sql.ts';

/** A stored day with what an edit needs. */
export interface StoredDay extends CalendarDay {
  readonly source: 'published' | 'person';
  readonly version: number;
}

/** A change of one day. */
export interface DayChange {
  readonly day: BusinessDate;
  readonly office: boolean;
  readonly trading: boolean;
  readonly name?: string | null;
  readonly reason: string;
  readonly version: number;
}

/** A year that people enter before it ships. */
export interface YearEntry {
  readonly year: number;
  readonly holidays: readonly BusinessDate[];
  readonly makeUpWorkdays: readonly BusinessDate[];
  readonly reason: string;
}

const columns = 'day, office, trading, name, source, version';
const range = sql('calendar.range', `SELECT ${columns} FROM calendar_day WHERE day BETWEEN $1 AND $2 ORDER BY day`);
const departmentClock = sql('calendar.department-clock', `SELECT ${departmentClockSql} AS now`);
const hours = sql('calendar.hours', 'SELECT clock_timestamp() AS now, spans FROM office_hours');

/** The stored calendar (X4): read by every desk, changed by who may. */
@Injectable()
export class CalendarService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** Today's business date, by the database's clock: workers whose own clocks differ agree on it. In a practice, its day. */
  async today(): Promise<BusinessDate> {
    const [row] = await this.#database.query<{ now: Date }>(departmentClock);
    if (!row) throw new Error('The clock has stopped');
    return businessDateAt(row.now);
  }

  /** Days from one to another, those that are known. */
  days(from: BusinessDate, to: BusinessDate): Promise<StoredDay[]> {
    return this.#database.query<StoredDay & Record<string, unknown>>(range, [from, to]);
  }

  /** The calendar around a day: 100 days back and 500 ahead. Asking beyond is a {@link CalendarYearMissing}. */
  async around(day: BusinessDate): Promise<Calendar> {
    return new Calendar(await this.days(addDays(day, -100), addDays(day, 500)));
  }

  /** The office day after a day; undefined where its year is unknown. */
  async nextKnownOfficeDay(day: BusinessDate): Promise<BusinessDate | undefined> {
    const ahead = await this.days(addDays(day, 1), addDays(day, 60));
    return ahead.find(({ office }) => office)?.day;
  }

  /**
   * The instants by which so many office minutes from now have passed, by the database's clock.
   * @throws CalendarYearMissing
   */
  async afterOfficeMinutes(...minutes: readonly number[]): Promise<Date[]> {
    const { now, spans } = await this.#hours();
    const calendar = await this.around(businessDateAt(now));
    return minutes.map((each) => addOfficeMinutes(now, each, calendar, spans));
  }

  /** Office minutes since an instant, by the database's clock; undefined where the calendar lacks a day between. */
  async knownOfficeMinutesSince(start: Date): Promise<number | undefined> {
    const { now, spans } = await this.#hours();
    const calendar = new Calendar(await this.days(businessDateAt(start), businessDateAt(now)));
    try {
      return officeMinutesBetween(start, now, calendar, spans);
    } catch (error) {
      if (!(error instanceof CalendarYearMissing)) throw error;
      return undefined;
    }
  }

  /** The hours of an office day, and the instant by the database's clock. */
  async #hours(): Promise<{ now: Date; spans: OfficeSpan[] }> {
    const [row] = await this.#database.query<{ now: Date; spans: OfficeSpan[] }>(hours);
    if (!row) throw new Error('The office has no hours');
    return row;
  }

  /** Changes what a day is; what was planned on it stays planned. */
  changeDay(change: DayChange): Promise<StoredDay | InvalidInput | ChangedMeanwhile | NotFound> {
    const problems = [
      ...(isBusinessDate(change.day)
        ? []
        : [fieldProblem('day', 'IMPOSSIBLE_DATE', 'a day that exists, as YYYY-MM-DD')]),
      ...reasonProblems(change.reason),
    ];
    if (problems.length > 0) return Promise.resolve(InvalidInput.of(problems));
    if (change.trading && isWeekend(change.day)) {
      return Promise.resolve(
        InvalidInput.of([fieldProblem('trading', 'MARKET_RESTS_ON_WEEKENDS', 'the market never trades on a weekend')]),
      );
    }
    return this.#database.transaction(async (tx) => {
      const [before]: (StoredDay | undefined)[] = await tx.query(
        `SELECT ${columns} FROM calendar_day WHERE day = $1 FOR UPDATE`,
        [change.day],
      );
      if (!before) return NotFound.of('day in the calendar');
      if (before.version !== change.version) return ChangedMeanwhile.of(before.version);
      const [[after]]: [StoredDay[]] = await tx.query(
        `UPDATE calendar_day SET office = $2, trading = $3, name = $4, source = 'person', version = version + 1
         WHERE day = $1 RETURNING ${columns}`,
        [change.day, change.office, change.trading, change.name?.trim() || null],
      );
      if (!after) throw new Error('The day was locked and is gone');
      await this.#audit.record(tx, {
        action: 'calendarDay.changed',
        subject: { type: 'calendarDay', id: change.day },
        before: facts(before),
        after: facts(after),
        reason: change.reason,
      });
      return after;
    });
  }

  /** Enters a year that does not ship yet: its holidays and make-up workdays, as announced. */
  enterYear(entry: YearEntry): Promise<StoredDay[] | InvalidInput | WrongState> {
    const problems = [
      ...reasonProblems(entry.reason),
      ...(entry.year >= 2000 && entry.year <= 2100
        ? []
        : [fieldProblem('year', 'IMPOSSIBLE_DATE', 'a year from 2000 to 2100')]),
      ...entry.holidays.flatMap((day, at) => dayProblems(`holidays.${at}`, day, entry.year)),
      ...entry.makeUpWorkdays.flatMap((day, at) => [
        ...dayProblems(`makeUpWorkdays.${at}`, day, entry.year),
        ...(isBusinessDate(day) && !isWeekend(day)
          ? [fieldProblem(`makeUpWorkdays.${at}`, 'NOT_A_WEEKEND', 'a make-up workday is a Saturday or Sunday')]
          : []),
      ]),
      ...(entry.holidays.length > 0 ? [] : [fieldProblem('holidays', 'REQUIRED', 'the holidays of the year')]),
    ];
    if (problems.length > 0) return Promise.resolve(InvalidInput.of(problems));
    const none = (days: readonly string[]): Map<string, string> => new Map(days.map((day) => [day, '']));
    const days = daysOfYear(entry.year, none(entry.holidays), none(entry.makeUpWorkdays));
    return this.#database.transaction(async (tx) => {
      const stored: StoredDay[] = await tx.query(
        `INSERT INTO calendar_day (day, office, trading, source)
         SELECT day, office, trading, 'person' FROM unnest($1::date[], $2::boolean[], $3::boolean[]) AS d (day, office, trading)
         ON CONFLICT (day) DO NOTHING RETURNING ${columns}`,
        [days.map((d) => d.day), days.map((d) => d.office), days.map((d) => d.trading)],
      );
      if (stored.length === 0)
        return WrongState.of('known', `The calendar knows ${entry.year} already; change its days`);
      await this.#audit.record(tx, {
        action: 'calendarYear.entered',
        subject: { type: 'calendarYear', id: String(entry.year) },
        after: { holidays: entry.holidays, makeUpWorkdays: entry.makeUpWorkdays },
        reason: entry.reason,
      });
      return stored;
    });
  }
}

function facts(day: StoredDay): Record<string, unknown> {
  return { office: day.office, trading: day.trading, name: day.name };
}

function reasonProblems(reason: string): FieldProblem[] {
  return reason.trim() ? [] : [fieldProblem('reason', 'REQUIRED', 'why the calendar changes')];
}

function dayProblems(path: string, day: string, year: number): FieldProblem[] {
  if (isBusinessDate(day) && yearOf(day) === year) return [];
  return [fieldProblem(path, 'IMPOSSIBLE_DATE', `a day of ${year}, as YYYY-MM-DD`)];
}
