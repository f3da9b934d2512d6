import { useText } from '../../shell/text.ts';
import { useMonthName } from '../../ui/month-name.ts';

/** The figures in the order in which they add up. */
export const figureKeys = [
  'activeAtStart',
  'opened',
  'closed',
  'movedIn',
  'movedOut',
  'activeAtEnd',
  'renewed',
  'changed',
] as const;
export type FigureKey = (typeof figureKeys)[number];
export type Figures = Readonly<Record<FigureKey, number>>;

/** The sum of some rows, figure by figure. */
export function sumOf(rows: readonly Figures[]): Figures {
  const sum = (key: FigureKey): number => rows.reduce((total, row) => total + row[key], 0);
  return Object.fromEntries(figureKeys.map((key) => [key, sum(key)])) as Record<FigureKey, number>;
}

/** `2026-10` or `2026-Q4`, so many months or quarters earlier. */
export function periodBefore(period: string, by: number): string {
  const [year = '', part = ''] = period.split('-');
  const quarter = part.startsWith('Q');
  const size = quarter ? 4 : 12;
  const place = Number(year) * size + Number(part.replace('Q', '')) - 1 - by;
  const within = (place % size) + 1;
  const name = quarter ? `Q${within}` : String(within).padStart(2, '0');
  return `${Math.floor(place / size)}-${name}`;
}

/** The period of the comparison: the one before, or the same a year earlier. */
export function comparedPeriod(period: string, compare: 'before' | 'yearAgo'): string {
  const year = period.includes('Q') ? 4 : 12;
  return periodBefore(period, compare === 'before' ? 1 : year);
}

/** How people call a period: 2026年10月, October 2026, 2026年第4季度. */
export function usePeriodName(): (period: string) => string {
  const t = useText();
  const monthName = useMonthName();
  return (period) => {
    const [year = '', part = ''] = period.split('-');
    return part.startsWith('Q') ? t('reports.name.quarter', { year, quarter: part.slice(1) }) : monthName(period);
  };
}
