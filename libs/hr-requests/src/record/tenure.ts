import { addMonths, type BusinessDate, daysBetween, monthsBetween } from '@kefu/office/calendar';

/** How long somebody has been here: so many days, or so many whole months and the days after them. */
export interface Tenure {
  readonly days: number;
  readonly months: number;
  /** Days since the last whole month, 0 to 30. */
  readonly restDays: number;
}

/**
 * The tenure on a day of somebody who joined on another (H2): 2012-01-09 to 2012-02-24 is 46 days, 1 month 15 days. A month is
 * whole on the day of the same number; where the month has none, on its last.
 * @returns undefined before they joined
 */
export function tenureOn(day: BusinessDate, joinedOn: BusinessDate): Tenure | undefined {
  const days = daysBetween(joinedOn, day);
  if (days < 0) return undefined;
  const months = monthsBetween(joinedOn, day);
  return { days, months, restDays: daysBetween(addMonths(joinedOn, months), day) };
}

/** The tenure until today; null for somebody of whom no first day is known, or who has yet to come. */
export function tenureSince(joinedOn: BusinessDate | null, today: BusinessDate): Tenure | null {
  return (joinedOn && tenureOn(today, joinedOn)) || null;
}
