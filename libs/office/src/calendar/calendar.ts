import { addDays, type BusinessDate, isoWeekday, yearOf } from './business-date.ts';

/** What a day is: does the office work, does the market trade (X4). The two are kept apart. */
export interface CalendarDay {
  readonly day: BusinessDate;
  readonly office: boolean;
  readonly trading: boolean;
  /** Why it differs from a plain weekday or weekend: the holiday's name, a manager's note. */
  readonly name: string | null;
}

/**
 * The calendar does not know a year. Whatever depends on it stops and raises an alarm; nothing is guessed (X4).
 * An expected failure: callers that answer people catch it by this class.
 */
export class CalendarYearMissing extends Error {
  readonly year: number;

  constructor(year: number) {
    super(`The calendar has no data for ${year}`);
    this.name = 'CalendarYearMissing';
    this.year = year;
  }
}

/** The days of an installation: built-in holidays and make-up workdays, overridden by what people entered. Immutable. */
export class Calendar {
  readonly #days: ReadonlyMap<BusinessDate, CalendarDay>;

  constructor(days: Iterable<CalendarDay>) {
    this.#days = new Map([...days].map((day) => [day.day, day]));
  }

  /** What a day is. @throws CalendarYearMissing */
  day(date: BusinessDate): CalendarDay {
    const found = this.#days.get(date);
    if (!found) throw new CalendarYearMissing(yearOf(date));
    return found;
  }

  /** Whether the calendar knows a day. */
  knows(date: BusinessDate): boolean {
    return this.#days.has(date);
  }

  /** Whether the office works. @throws CalendarYearMissing */
  isOfficeDay(date: BusinessDate): boolean {
    return this.day(date).office;
  }

  /** Whether the market trades. @throws CalendarYearMissing */
  isTradingDay(date: BusinessDate): boolean {
    return this.day(date).trading;
  }

  /** The day itself, or the office day before it where it is a day off. @throws CalendarYearMissing */
  officeDayOnOrBefore(date: BusinessDate): BusinessDate {
    return this.#walk(date, -1, 'office');
  }

  /** The first office day after a day. @throws CalendarYearMissing */
  nextOfficeDay(date: BusinessDate): BusinessDate {
    return this.#walk(addDays(date, 1), 1, 'office');
  }

  /** The first trading day after a day. @throws CalendarYearMissing */
  nextTradingDay(date: BusinessDate): BusinessDate {
    return this.#walk(addDays(date, 1), 1, 'trading');
  }

  /**
   * The office day a number of office days away; 0 is the day itself or the office day after it.
   * @param count office days, negative to go back. @throws CalendarYearMissing
   */
  addOfficeDays(date: BusinessDate, count: number): BusinessDate {
    let at = count < 0 ? this.#walk(date, -1, 'office') : this.#walk(date, 1, 'office');
    const step = Math.sign(count);
    for (let left = Math.abs(count); left > 0; left--) at = this.#walk(addDays(at, step), step, 'office');
    return at;
  }

  #walk(from: BusinessDate, step: number, kind: 'office' | 'trading'): BusinessDate {
    let at = from;
    while (!this.day(at)[kind]) at = addDays(at, step);
    return at;
  }
}

/**
 * The days of a year from its holidays and make-up workdays. A weekday is worked and traded unless it is a holiday; a
 * weekend is free unless it is a make-up workday, on which the office works and the market stays closed (X4).
 */
export function daysOfYear(
  year: number,
  holidays: ReadonlyMap<BusinessDate, string>,
  makeUpWorkdays: ReadonlyMap<BusinessDate, string>,
): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let day = `${String(year).padStart(4, '0')}-01-01`; yearOf(day) === year; day = addDays(day, 1)) {
    const weekend = isoWeekday(day) > 5;
    const holiday = holidays.get(day);
    const makeUp = makeUpWorkdays.get(day);
    days.push({
      day,
      office: makeUp !== undefined || (!weekend && holiday === undefined),
      trading: !weekend && holiday === undefined,
      name: makeUp ?? holiday ?? null,
    });
  }
  return days;
}
