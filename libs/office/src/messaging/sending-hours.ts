import type { EntityManager } from 'typeorm';
import { type BusinessDate, type CalendarService, CalendarYearMissing, minuteOfDay } from '../calendar/index.ts';

/**
 * Whether messages of a purpose are planned now: on office days within the purpose's hours. Without the calendar's data of the
 * year nobody is told anything; the renewal desk raises the alarm of it.
 */
export async function withinSendingHours(
  tx: EntityManager,
  calendar: CalendarService,
  purpose: string,
  today: BusinessDate,
): Promise<boolean> {
  try {
    if (!(await calendar.around(today)).isOfficeDay(today)) return false;
  } catch (error) {
    if (error instanceof CalendarYearMissing) return false;
    throw error;
  }
  const [policy]: { opens: number; closes: number; now: Date }[] = await tx.query(
    `SELECT opens_minute AS opens, closes_minute AS closes, clock_timestamp() AS now FROM message_policy WHERE purpose = $1`,
    [purpose],
  );
  if (!policy) return false;
  const minute = minuteOfDay(policy.now);
  return minute >= policy.opens && minute < policy.closes;
}
