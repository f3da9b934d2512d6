import { InvalidInput } from '@kefu/platform/errors';
import { type CalendarService, CalendarYearMissing } from '../calendar/index.ts';
import type { CreateTaskInput } from './task.input.ts';

/** What is wrong with one field of a task's input. */
export function problem(field: string, code: string, message: string): InvalidInput {
  return InvalidInput.of([{ path: `input.${field}`, code, message }]);
}

/** When a task is due: at the instant that was given, or so many office minutes from now. */
export async function dueAtOf(
  calendar: CalendarService,
  { dueAt, officeMinutes }: Pick<CreateTaskInput, 'dueAt' | 'officeMinutes'>,
): Promise<Date | InvalidInput> {
  if (dueAt) return dueAt > new Date() ? dueAt : problem('dueAt', 'OUT_OF_RANGE', 'an instant to come');
  if (!officeMinutes) return problem('dueAt', 'REQUIRED', 'an instant, or officeMinutes');
  try {
    const [at] = await calendar.afterOfficeMinutes(officeMinutes);
    return at ?? problem('officeMinutes', 'OUT_OF_RANGE', 'a number of minutes');
  } catch (error) {
    if (!(error instanceof CalendarYearMissing)) throw error;
    return problem('officeMinutes', 'YEAR_UNKNOWN', `within years that the calendar knows; not ${error.year}`);
  }
}
