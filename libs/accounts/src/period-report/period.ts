import { addDays, type BusinessDate } from '@kefu/office/calendar';
import { KefuError } from '@kefu/platform/errors';

/** A month or a quarter of the calendar, named `2026-10` or `2026-Q4` (T7). */
export interface Period {
  readonly key: string;
  readonly kind: 'month' | 'quarter';
  readonly firstDay: BusinessDate;
  readonly lastDay: BusinessDate;
}

const pattern = /^((?:19|20)\d\d)-(?:(0[1-9]|1[0-2])|Q([1-4]))$/;

/** The period of a name; undefined where there is none. */
export function periodOf(key: string): Period | undefined {
  const [, year, month, quarter] = pattern.exec(key) ?? [];
  if (!year) return undefined;
  return quarter ? spanning(Number(year), Number(quarter) * 3 - 2, 3) : spanning(Number(year), Number(month), 1);
}

/** A period by name. @throws KefuError BAD_INPUT */
export function readPeriod(key: string): Period {
  const period = periodOf(key);
  if (!period) throw new KefuError('BAD_INPUT', 'period: no month 2026-10 or quarter 2026-Q4', { field: 'period' });
  return period;
}

/** The first day of the period that follows. */
export function dayAfter(period: Period): BusinessDate {
  return earlier(period, -1).firstDay;
}

/** The period in which a day lies. */
export function periodAt(day: BusinessDate, kind: Period['kind']): Period {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return kind === 'month' ? spanning(year, month, 1) : spanning(year, month - ((month - 1) % 3), 3);
}

/** The period so many of its kind earlier; later for a negative number. */
export function earlier(period: Period, by: number): Period {
  const [year = 0, month = 1] = period.firstDay.split('-').map(Number);
  const months = period.kind === 'month' ? 1 : 3;
  return spanning(year, month - by * months, months);
}

function spanning(year: number, month: number, months: number): Period {
  const first = new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
  const lastDay = addDays(new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10), -1);
  const quarter = Math.ceil(Number(first.slice(5, 7)) / 3);
  return months === 1
    ? { key: first.slice(0, 7), kind: 'month', firstDay: first, lastDay }
    : { key: `${first.slice(0, 4)}-Q${quarter}`, kind: 'quarter', firstDay: first, lastDay };
}
