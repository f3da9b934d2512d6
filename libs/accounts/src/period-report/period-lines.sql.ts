import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { dayAfter, type Period } from './period.ts';
import type { PeriodFigure, PeriodLine } from './period-report.types.ts';

/** Which lines of the account book: those behind a figure, as a version of the period knew them. */
export interface LinesQuestion {
  readonly period: Period;
  readonly figure: PeriodFigure;
  /** The last line that the version knew; the book as it is now where it is missing. */
  readonly seq: number | undefined;
  readonly branchId?: string | null | undefined;
  readonly traderKind?: string | null | undefined;
  /** Empty for accounts without a class; every class where it is missing. */
  readonly class?: string | null | undefined;
}

/** A line as it is read. */
export type LineRow = PeriodLine & { readonly seq: number };

/** Figures of accounts that are open at a moment; the others count what happened in between. */
export function isStanding(figure: PeriodFigure): boolean {
  return figure === 'activeAtStart' || figure === 'activeAtEnd';
}

const columns = `e.id, e.seq, e.trader_id AS "traderId", t.number, t.name, e.kind, e.on_day AS "onDay", b.name AS branch,
  CASE WHEN e.from_branch_id <> e.branch_id THEN fb.name END AS "fromBranch", e.class,
  CASE WHEN e.from_class <> e.class THEN e.from_class END AS "fromClass", e.source_type AS "sourceType",
  e.recorded_at AS "recordedAt"`;
const names = 'JOIN org_unit b ON b.id = e.branch_id LEFT JOIN org_unit fb ON fb.id = e.from_branch_id';

/**
 * The lines behind a figure that the caller may see (T7): what happened by day and `seq`, open accounts by number.
 * @param values takes the statement's own
 * @param after the place in that order that a page goes on from; all of them where it is missing
 */
export function linesSql(question: LinesQuestion, values: unknown[], after?: readonly unknown[]): string {
  return isStanding(question.figure) ? open(question, values, after) : happened(question, values, after);
}

function happened(
  { period, figure, seq, ...cell }: LinesQuestion,
  values: unknown[],
  after?: readonly unknown[],
): string {
  const days = `e.on_day BETWEEN $${values.push(period.firstDay)} AND $${values.push(period.lastDay)}`;
  // Who moved out is counted where it came from.
  const conditions = [days, ...cellConditions(cell, figure === 'movedOut' ? 'from_' : '', values)];
  if (figure === 'movedIn' || figure === 'movedOut') conditions.push('e.from_branch_id IS NOT NULL');
  else conditions.push(`e.kind = $${values.push(figure)}`);
  if (seq !== undefined) conditions.push(`e.seq <= $${values.push(seq)}`);
  if (after) {
    const [day, last] = after;
    conditions.push(`(e.on_day, e.seq) > ($${values.push(day)}::date, $${values.push(last)}::bigint)`);
  }
  return `SELECT ${columns} FROM account_event e JOIN trader t ON t.id = e.trader_id ${names}
    WHERE ${conditions.join(' AND ')} ORDER BY e.on_day, e.seq`;
}

/** Accounts open on the eve of a day: those whose last line before it left them open, where it left them. */
function open({ period, figure, seq, ...cell }: LinesQuestion, values: unknown[], after?: readonly unknown[]): string {
  const day = `$${values.push(figure === 'activeAtStart' ? period.firstDay : dayAfter(period))}`;
  const known = `$${values.push(seq ?? Number.MAX_SAFE_INTEGER)}`;
  const conditions = ['e.active', ...cellConditions(cell, '', values)];
  // Few branches hold an account at a time: who is there now or was there once is soon found.
  if (cell.branchId) {
    const branch = `$${values.push(cell.branchId)}::uuid`;
    conditions.push(
      `(t.branch_id = ${branch} OR t.id IN (SELECT trader_id FROM account_event WHERE from_branch_id = ${branch}))`,
    );
  }
  if (after) conditions.push(`t.number > $${values.push(after[0])}`);
  return `SELECT ${columns} FROM trader t CROSS JOIN LATERAL (
      SELECT * FROM account_event l WHERE l.trader_id = t.id AND l.on_day < ${day} AND l.seq <= ${known} ORDER BY l.seq DESC LIMIT 1
    ) e ${names} WHERE ${conditions.join(' AND ')} ORDER BY t.number`;
}

function cellConditions(
  { branchId, traderKind, class: named }: Pick<LinesQuestion, 'branchId' | 'traderKind' | 'class'>,
  side: '' | 'from_',
  values: unknown[],
): string[] {
  return [
    scopeSql(rowScope('report.read'), { branch: `e.${side}branch_id` }, values),
    ...(branchId ? [`e.${side}branch_id = $${values.push(branchId)}::uuid`] : []),
    ...(traderKind ? [`e.${side}trader_kind = $${values.push(traderKind)}`] : []),
    ...(named != null ? [`e.${side}class = $${values.push(named)}`] : []),
  ];
}
