export {
  addDays,
  addMonths,
  addYears,
  type BusinessDate,
  businessDateAt,
  daysBetween,
  instantOf,
  isBusinessDate,
  isoWeekday,
  isWeekend,
  minuteOfDay,
  monthsBetween,
  yearOf,
} from './business-date.ts';
export { CalendarModule } from './calendar.module.ts';
export { CalendarService, type StoredDay } from './calendar.service.ts';
export { Calendar, type CalendarDay, CalendarYearMissing, daysOfYear } from './calendar.ts';
export { publishedDays, publishedYears } from './mainland-holidays.ts';
export { addOfficeMinutes, type OfficeSpan, officeMinutesBetween, usualOfficeHours } from './office-hours.ts';
export { ledgerDaySql, ledgerMinutesSql, officeLedgerSql } from './office-minutes.sql.ts';
export { OfficeTime } from './office-time.ts';
export { departmentClockSql, practiceShiftSql } from './practice-day.sql.ts';
export { PracticeDay } from './practice-day.ts';
export { storePublishedDays } from './published-days.ts';
