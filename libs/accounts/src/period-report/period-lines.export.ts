import { column, cursorRows, defineExport, readFilter } from '@kefu/office/exports';
import { defineTexts, type Text } from '@kefu/platform/language';
import { readPeriod } from './period.ts';
import { type LineRow, linesSql } from './period-lines.sql.ts';
import { PeriodLinesArgs } from './period-report.types.ts';
import { seqOf } from './period-versions.ts';
import { periodPart, periodWords } from './period-words.ts';

const words = defineTexts({
  title: { 'zh-Hant': '開戶情況統計明細', 'zh-Hans': '开户情况统计明细', en: 'Rows of account figures' },
  number: { 'zh-Hant': '交易商編號', 'zh-Hans': '交易商编号', en: 'Trader number' },
  name: { 'zh-Hant': '名稱', 'zh-Hans': '名称', en: 'Name' },
  what: { 'zh-Hant': '事項', 'zh-Hans': '事项', en: 'What' },
  reclassified: { 'zh-Hant': '改類', 'zh-Hans': '改类', en: 'Class changed' },
  onDay: { 'zh-Hant': '日期', 'zh-Hans': '日期', en: 'Day' },
  fromBranch: { 'zh-Hant': '原營業部', 'zh-Hans': '原营业部', en: 'Branch before' },
  fromClass: { 'zh-Hant': '原分類', 'zh-Hans': '原分类', en: 'Class before' },
});

const happened: Readonly<Record<string, Text>> = {
  opened: periodWords.opened,
  closed: periodWords.closed,
  renewed: periodWords.renewed,
  changed: periodWords.changed,
  reclassified: words.reclassified,
};

/** @throws KefuError BAD_INPUT for what the query would not take either */
function readArgs(given: Readonly<Record<string, unknown>>): PeriodLinesArgs {
  return readFilter(PeriodLinesArgs, given);
}

/** The lines behind a figure as a file (T7, X6); its filter is what `periodLines` takes. */
export const periodLinesExport = defineExport<LineRow>({
  name: 'period-lines',
  title: words.title,
  part: (filter, language) => `${periodPart(filter, language)} ${periodWords[readArgs(filter).figure][language]}`,
  permission: 'report.read',
  columns: [
    column<LineRow>(words.number, (row) => row.number, 12),
    column<LineRow>(words.name, (row) => row.name, 30),
    column<LineRow>(words.what, (row, language) => (happened[row.kind] ?? words.what)[language], 10),
    { ...column<LineRow>(words.onDay, (row) => row.onDay, 12), kind: 'date' },
    column<LineRow>(periodWords.branch, (row) => row.branch),
    column<LineRow>(periodWords.class, (row, language) => row.class || periodWords.unclassified[language], 12),
    column<LineRow>(words.fromBranch, (row) => row.fromBranch),
    column<LineRow>(words.fromClass, (row, language) =>
      row.fromClass === null ? null : row.fromClass || periodWords.unclassified[language],
    ),
  ],
  async *rows({ database, filter }) {
    const { period: key, version, figure, branchId, traderKind, class: named } = readArgs(filter);
    const period = readPeriod(key);
    const seq = await seqOf(database, period, version);
    const values: unknown[] = [];
    const lines = linesSql({ period, seq, figure, branchId, traderKind, class: named }, values);
    yield* cursorRows<LineRow>(database, lines, values);
  },
});
