import { businessDateAt } from '@kefu/office/calendar';
import { column, cursorRows, defineExport, readFilter } from '@kefu/office/exports';
import { defineTexts } from '@kefu/platform/language';
import { scopeSql } from '@kefu/platform/permissions';
import { figureRowsSql } from './report.sql.ts';
import { type MortgageReportRow, MortgageReportRowsArgs } from './report.types.ts';
import { spanOf } from './span.ts';

const words = defineTexts({
  title: { 'zh-Hant': '按揭指標明細', 'zh-Hans': '按揭指标明细', en: 'Rows of a mortgage figure' },
  case: { 'zh-Hant': '案件', 'zh-Hans': '案件', en: 'Case' },
  house: { 'zh-Hant': '房號', 'zh-Hans': '房号', en: 'House' },
  group: {
    'zh-Hant': '組／銀行／專員／顧問',
    'zh-Hans': '组／银行／专员／顾问',
    en: 'Team, bank, specialist or consultant',
  },
  at: { 'zh-Hant': '日期', 'zh-Hans': '日期', en: 'Day' },
  amount: {
    'zh-Hant': '計入（用時為辦公分鐘）',
    'zh-Hans': '计入（用时为办公分钟）',
    en: 'Counts (times: office minutes)',
  },
});

/** The rows behind a figure as a file (X6); its filter is what `mortgageReportRows` takes. */
export const reportExport = defineExport<MortgageReportRow>({
  name: 'mortgage-report',
  title: words.title,
  permission: 'mortgageReport.read',
  columns: [
    column(words.case, (row) => row.number),
    column(words.house, (row) => row.house),
    column(words.group, (row) => row.group, 20),
    column(words.at, (row) => businessDateAt(row.at), 12, 'date'),
    column(words.amount, (row) => row.amount, 8, 'number'),
  ],
  rows: ({ database, scope, filter }) => {
    const args = readFilter(MortgageReportRowsArgs, filter);
    const values: unknown[] = [spanOf(args).firstDay];
    const reach = scopeSql(scope, { team: 'k.team_id', own: 'k.owner_id' }, values);
    return cursorRows<MortgageReportRow>(database, figureRowsSql(args, reach, values), values);
  },
});
