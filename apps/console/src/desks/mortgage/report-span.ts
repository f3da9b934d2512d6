import { todayInShanghai } from '../../ui/today.ts';

/** How a report's span is chosen. */
export const spanKinds = ['month', 'quarter', 'year', 'free'] as const;
export type SpanKind = (typeof spanKinds)[number];

/** Months of each kind that has a size of its own. */
export const spanSizes = { month: 1, quarter: 3, year: 12 } as const;

/** Months of the longest span; the server takes no more. */
export const longestSpan = 36;

/** A month so many after another; before it for a negative number. @param month YYYY-MM */
export function monthAfter(month: string, by: number): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, of - 1 + by, 1)).toISOString().slice(0, 7);
}

/** How many months a span has from its first to its last; less than one where they are the wrong way round. */
export function monthsBetween(first: string, last: string): number {
  const place = (month: string): number => {
    const [year = 0, of = 1] = month.split('-').map(Number);
    return year * 12 + of;
  };
  return place(last) - place(first) + 1;
}

/** The last months of the present period of a size and of those before it, the present one first. */
export function periodEnds(size: number, count: number): string[] {
  const [year = 0, month = 1] = todayInShanghai().split('-').map(Number);
  const end = new Date(Date.UTC(year, Math.ceil(month / size) * size - 1, 1)).toISOString().slice(0, 7);
  return Array.from({ length: count }, (_, back) => monthAfter(end, -back * size));
}
