/**
 * A business date: a day in Asia/Shanghai as `YYYY-MM-DD`, without a zone and without a clock. Plain text, so that it
 * sorts, compares and travels through PostgreSQL's `date` unchanged.
 */
export type BusinessDate = string;

const dayMilliseconds = 86_400_000;
const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a day that exists: `2026-02-30` is not. */
export function isBusinessDate(text: string): text is BusinessDate {
  return pattern.test(text) && toDate(text) === text;
}

/** Days since 1970-01-01. @throws RangeError when the text is no business date: a bug of the caller. */
export function dayNumber(date: BusinessDate): number {
  const match = pattern.exec(date);
  if (!match) throw new RangeError('Not a business date');
  return Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / dayMilliseconds;
}

/** The business date of a day number. */
export function dateOfDay(day: number): BusinessDate {
  return new Date(day * dayMilliseconds).toISOString().slice(0, 10);
}

function toDate(text: string): string {
  return dateOfDay(dayNumber(text));
}

/** The date some calendar days later, or earlier for a negative number. */
export function addDays(date: BusinessDate, days: number): BusinessDate {
  return dateOfDay(dayNumber(date) + days);
}

/** Calendar days from one date to another; negative when the second is earlier. */
export function daysBetween(from: BusinessDate, to: BusinessDate): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * The same day some years later. 29 February has its anniversary on 1 March of a common year, so that a term of whole
 * years that began on it ends on 28 February (T3).
 */
export function addYears(date: BusinessDate, years: number): BusinessDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year + years, month - 1, day)).toISOString().slice(0, 10);
}

/** The same day some months later, or the last of that month where it has no such day (H2). */
export function addMonths(date: BusinessDate, months: number): BusinessDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

/** Whole months from one date to a later one, as {@link addMonths} counts them. */
export function monthsBetween(from: BusinessDate, to: BusinessDate): number {
  const [year = 0, month = 1] = from.split('-').map(Number);
  const [laterYear = 0, laterMonth = 1] = to.split('-').map(Number);
  const months = (laterYear - year) * 12 + laterMonth - month;
  return addMonths(from, months) > to ? months - 1 : months;
}

/** 1 Monday … 7 Sunday. */
export function isoWeekday(date: BusinessDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** Saturday or Sunday, whether people work on it or not. */
export function isWeekend(date: BusinessDate): boolean {
  return isoWeekday(date) > 5;
}

/** The calendar year of a date. */
export function yearOf(date: BusinessDate): number {
  return Number(date.slice(0, 4));
}

// China has had one zone and no summer time since 1992.
const shanghaiOffset = 8 * 3_600_000;

/** The business date on which an instant falls. */
export function businessDateAt(instant: Date): BusinessDate {
  return new Date(instant.getTime() + shanghaiOffset).toISOString().slice(0, 10);
}

/** Minutes since midnight in Asia/Shanghai: 0 … 1439. */
export function minuteOfDay(instant: Date): number {
  return Math.floor(
    ((((instant.getTime() + shanghaiOffset) % dayMilliseconds) + dayMilliseconds) % dayMilliseconds) / 60_000,
  );
}

/** The instant of a minute on a business date; 1440 is the following midnight. */
export function instantOf(date: BusinessDate, minute: number): Date {
  return new Date(dayNumber(date) * dayMilliseconds - shanghaiOffset + minute * 60_000);
}
