import { addDays, type BusinessDate, businessDateAt, instantOf, minuteOfDay } from './business-date.ts';
import type { Calendar } from './calendar.ts';

/** A stretch of an office day on which the office works, in minutes since midnight: from, and up to but without the other. */
export interface OfficeSpan {
  readonly from: number;
  readonly to: number;
}

/** 09:00–12:00 and 13:30–18:00. */
export const usualOfficeHours: readonly OfficeSpan[] = [
  { from: 9 * 60, to: 12 * 60 },
  { from: 13 * 60 + 30, to: 18 * 60 },
];

/** Whether spans are in order, apart from one another, and inside a day; at least one. */
export function areOfficeHours(spans: readonly OfficeSpan[]): boolean {
  const bounds = spans.flatMap(({ from, to }) => [from, to]);
  const whole = bounds.every((minute) => Number.isInteger(minute) && minute >= 0 && minute <= 1440);
  return spans.length > 0 && whole && bounds.every((minute, i) => i === 0 || minute > (bounds[i - 1] ?? 0));
}

/**
 * The instant by which so many office minutes have passed (X4): nights, weekends and holidays do not count, make-up
 * workdays do. 0 is the instant itself, or the opening that follows it.
 * @param minutes 0 or more
 * @throws CalendarYearMissing
 */
export function addOfficeMinutes(
  start: Date,
  minutes: number,
  calendar: Calendar,
  spans: readonly OfficeSpan[] = usualOfficeHours,
): Date {
  let left = minutes;
  let day = businessDateAt(start);
  for (let after = minuteOfDay(start); ; day = addDays(day, 1), after = 0) {
    if (!calendar.isOfficeDay(day)) continue;
    for (const { from, to } of spans) {
      const open = Math.max(from, after);
      // An end that falls on a closing hour is that hour, not the next morning.
      if (open < to && left <= to - open) return instantOf(day, open + left);
      left -= Math.max(0, to - open);
    }
  }
}

/** Office minutes from one instant to a later one; 0 when it is not later. @throws CalendarYearMissing */
export function officeMinutesBetween(
  start: Date,
  end: Date,
  calendar: Calendar,
  spans: readonly OfficeSpan[] = usualOfficeHours,
): number {
  if (end <= start) return 0;
  const [first, last] = [businessDateAt(start), businessDateAt(end)];
  let minutes = 0;
  for (let day: BusinessDate = first; day <= last; day = addDays(day, 1)) {
    if (!calendar.isOfficeDay(day)) continue;
    const after = day === first ? minuteOfDay(start) : 0;
    const before = day === last ? minuteOfDay(end) : 1440;
    for (const { from, to } of spans) minutes += Math.max(0, Math.min(to, before) - Math.max(from, after));
  }
  return minutes;
}
