import type { FigureKey } from './period.ts';

/** Where the lines behind a figure stand: of the whole period, of a branch, or of one kind and class in it. */
export function rowsAddress(
  report: { readonly period: string; readonly shown?: { readonly version: number } | null },
  figure: FigureKey,
  cell: { readonly branchId?: string; readonly traderKind?: string; readonly class?: string } = {},
): string {
  const query = new URLSearchParams({ period: report.period, figure });
  if (report.shown) query.set('version', String(report.shown.version));
  if (cell.branchId) query.set('branch', cell.branchId);
  if (cell.traderKind) query.set('kind', cell.traderKind);
  // An empty class is a class: accounts without one.
  if (cell.class !== undefined) query.set('class', cell.class || '-');
  return `/reports/rows?${query.toString()}`;
}
