import { type Database, sql, sqlByValue } from '@kefu/platform/database';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { dayAfter, type Period } from './period.ts';
import { periodFiguresSql } from './period-figures.sql.ts';
import { PeriodRow } from './period-report.types.ts';

/**
 * The figures of a period that the caller may see, by branch, kind and class.
 * @param reportId a frozen version; the book as it is now where it is missing
 */
export async function periodRows(
  database: Database,
  period: Period,
  reportId: string | undefined,
): Promise<PeriodRow[]> {
  const values: unknown[] = reportId ? [reportId] : [period.firstDay, dayAfter(period)];
  const source = reportId ? 'period_report_row' : `(${periodFiguresSql})`;
  const which = reportId ? 'f.report_id = $1' : 'true';
  const scope = scopeSql(rowScope('report.read'), { branch: 'f.branch_id' }, values);
  const text = `SELECT f.branch_id AS "branchId", b.name AS "branchName", f.trader_kind AS "traderKind", f.class,
      f.active_at_start AS "activeAtStart", f.opened, f.closed, f.moved_in AS "movedIn", f.moved_out AS "movedOut",
      f.renewed, f.changed, f.active_at_end AS "activeAtEnd"
    FROM ${source} f JOIN org_unit b ON b.id = f.branch_id WHERE ${which} AND ${scope}
    ORDER BY b.name, b.id, f.trader_kind DESC, f.class`;
  // Planning the live figures takes longer than a quiet month takes to count.
  const named = rowScope('report.read').all ? `periodReport.${reportId ? 'frozen' : 'live'}` : undefined;
  const rows = await database.query<Omit<PeriodRow, 'branch'> & { branchId: string; branchName: string }>(
    named ? sql(named, text) : sqlByValue(text),
    values,
  );
  return rows.map(({ branchId, branchName, ...row }) =>
    Object.assign(new PeriodRow(), { branch: { id: branchId, name: branchName }, ...row }),
  );
}
