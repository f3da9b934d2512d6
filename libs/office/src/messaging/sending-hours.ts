import type { EntityManager } from 'typeorm';
import { type BusinessDate, type CalendarService, CalendarYearMissing, minuteOfDay } from '../calendar/index.ts';

/** Where the present moment lies in the day's sending hours of a purpose. */
export type SendingHours = 'ahead' | 'open' | 'over';

/** How the sending hours of a purpose stand, by the database's clock; `over` for a purpose that has none. */
export async function sendingHours(tx: EntityManager, purpose: string): Promise<SendingHours> {
  const [policy]: { opens: number; closes: number; now: Date }[] = await tx.query(
    `SELECT opens_minute AS opens, closes_minute AS closes, clock_timestamp() AS now FROM message_policy WHERE purpose = $1`,
    [purpose],
  );
  if (!policy) return 'over';
  const minute = minuteOfDay(policy.now);
  if (minute < policy.opens) return 'ahead';
  return minute < policy.closes ? 'open' : 'over';
}

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
  return (await sendingHours(tx, purpose)) === 'open';
}
