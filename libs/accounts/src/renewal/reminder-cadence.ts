import { addDays, addYears, type BusinessDate, type Calendar } from '@kefu/office/calendar';

/** Reminders go out this many calendar days before a term ends, unless the department sets others (T3). */
export const usualSteps: readonly number[] = [60, 30, 15, 7, 1];

/** The last day of a term of whole years: from 2024-02-29 one year ends on 2025-02-28 (T3). */
export function termEnd(startsOn: BusinessDate, years = 1): BusinessDate {
  return addDays(addYears(startsOn, years), -1);
}

/** The first day of the renewal of a term: the day after its last (T3). */
export function renewalStart(endsOn: BusinessDate): BusinessDate {
  return addDays(endsOn, 1);
}

/**
 * The day on which the reminder of a step leaves: `daysBefore` calendar days before the term ends, moved to the office
 * day before where that is a day off (T3). @throws CalendarYearMissing
 */
export function reminderDay(endsOn: BusinessDate, daysBefore: number, calendar: Calendar): BusinessDate {
  return calendar.officeDayOnOrBefore(addDays(endsOn, -daysBefore));
}

/**
 * Before which day a reminder must be dated to be due on an office day, so that a plan can ask with one comparison
 * instead of moving every date: `endsOn - daysBefore < dueBefore(today)` exactly when `reminderDay(…) <= today`. It looks no
 * further than the next office day, so a term that ends in a year without data does not stop today's plan.
 * @throws CalendarYearMissing
 */
export function dueBefore(today: BusinessDate, calendar: Calendar): BusinessDate {
  return calendar.nextOfficeDay(today);
}
