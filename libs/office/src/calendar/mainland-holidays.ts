import { createRequire } from 'node:module';
import { type CalendarDay, daysOfYear } from './calendar.ts';

/** Date → "English name,中文名,days". */
type Table = Readonly<Record<string, string>>;

// The package's entry computes weekends for years it does not know; its table tells what is really published.
const table = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as {
  readonly holidays: Table;
  readonly workdays: Table;
};

function ofYear(entries: Table, year: number): Map<string, string> {
  return new Map(
    Object.entries(entries)
      .filter(([day]) => day.startsWith(`${year}-`))
      .map(([day, names]) => [day, names.split(',')[1] ?? names]),
  );
}

/** The years for which the State Council's holidays and make-up workdays ship with this release. */
export const publishedYears: readonly number[] = [
  ...new Set(Object.keys(table.holidays).map((day) => Number(day.slice(0, 4)))),
].toSorted((a, b) => a - b);

/** The days of a published year; undefined where the year is not published yet, never a guess (X4). */
export function publishedDays(year: number): CalendarDay[] | undefined {
  if (!publishedYears.includes(year)) return undefined;
  return daysOfYear(year, ofYear(table.holidays, year), ofYear(table.workdays, year));
}
