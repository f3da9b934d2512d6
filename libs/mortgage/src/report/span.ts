/** A span of whole months: its first day, and how many there are. */
export interface Span {
  readonly firstDay: string;
  readonly months: number;
}

/** The span of so many months whose last is given; one by default. @param month YYYY-MM */
export function spanOf({ month, months }: { readonly month: string; readonly months?: number | null }): Span {
  const [year = 0, last = 1] = month.split('-').map(Number);
  const count = months ?? 1;
  return { firstDay: new Date(Date.UTC(year, last - count, 1)).toISOString().slice(0, 10), months: count };
}
