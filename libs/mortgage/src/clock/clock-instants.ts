import type { CalendarService } from '@kefu/office/calendar';

/** An office day in minutes of the usual hours: 09:00–12:00 and 13:30–18:00. */
const officeDay = 450;

/** Levels at which something is told: 80 % warns, 100 % and 150 % escalate (S2). */
export const toldLevels = { warned: 1, escalated: 2, escalatedAgain: 3 } as const;

/** When a clock reaches its levels; null where it has no limit or stands still. */
export interface Instants {
  readonly warnAt: Date | null;
  readonly dueAt: Date | null;
  readonly escalateAt: Date | null;
}

export const noInstants: Instants = { warnAt: null, dueAt: null, escalateAt: null };

/** Office minutes of a limit in office days. */
export function limitMinutes(days: number): number {
  return days * officeDay;
}

/**
 * When a clock that goes on now reaches its levels.
 * @param limit office minutes
 * @param used office minutes that are used up already
 * @throws CalendarYearMissing
 */
export async function instantsAfter(calendar: CalendarService, limit: number, used: number): Promise<Instants> {
  const left = [Math.ceil(limit * 0.8), limit, Math.ceil(limit * 1.5)].map((minutes) => Math.max(0, minutes - used));
  const [warnAt = null, dueAt = null, escalateAt = null] = await calendar.afterOfficeMinutes(...left);
  return { warnAt, dueAt, escalateAt };
}

/** The next instant of a clock that was told up to a level. */
export function nextOf({ warnAt, dueAt, escalateAt }: Instants, told: number): Date | null {
  return [warnAt, dueAt, escalateAt][told] ?? null;
}
