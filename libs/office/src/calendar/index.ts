export {
  addDays,
  addYears,
  type BusinessDate,
  businessDateAt,
  daysBetween,
  instantOf,
  isBusinessDate,
  isoWeekday,
  isWeekend,
  minuteOfDay,
  yearOf,
} from './business-date.ts';
export { Calendar, type CalendarDay, CalendarYearMissing, daysOfYear } from './calendar.ts';
export { publishedDays, publishedYears } from './mainland-holidays.ts';
