import { column, cursorRows, defineExport, readFilter } from '@kefu/office/exports';
import { defineTexts, fillText, type Language } from '@kefu/platform/language';
import { traderColumns } from '../register-import/columns.ts';
import { faultConditions, faultsAsShown } from './fault-queue.sql.ts';
import { faultText } from './fault-text.ts';
import { TraderFaultFilter } from './quality.input.ts';
import type { TraderFaultState } from './trader-fault.entity.ts';

interface FaultRow {
  readonly code: string;
  readonly later: boolean;
  readonly field: string;
  readonly shown: string;
  readonly params: Record<string, string | number>;
  readonly state: TraderFaultState;
  readonly number: string;
  readonly name: string;
  readonly branch: string | null;
  readonly owner: string | null;
  readonly foundOn: string;
  readonly note: string;
}

const words = defineTexts({
  title: { 'zh-Hant': '數據質量', 'zh-Hans': '数据质量', en: 'Data quality' },
  state: { 'zh-Hant': '狀態', 'zh-Hans': '状态', en: 'State' },
  open: { 'zh-Hant': '待更正', 'zh-Hans': '待更正', en: 'Open' },
  mended: { 'zh-Hant': '已更正', 'zh-Hans': '已更正', en: 'Mended' },
  waived: { 'zh-Hant': '已放棄', 'zh-Hans': '已放弃', en: 'Given up' },
  signedOff: { 'zh-Hant': '已簽核', 'zh-Hans': '已签核', en: 'Signed off' },
  fault: { 'zh-Hant': '問題', 'zh-Hans': '问题', en: 'Fault' },
  number: { 'zh-Hant': '編號', 'zh-Hans': '编号', en: 'Number' },
  name: { 'zh-Hant': '名稱', 'zh-Hans': '名称', en: 'Name' },
  branch: { 'zh-Hant': '營業部', 'zh-Hans': '营业部', en: 'Branch' },
  column: { 'zh-Hant': '欄', 'zh-Hans': '列', en: 'Column' },
  cell: { 'zh-Hant': '單元格', 'zh-Hans': '单元格', en: 'Cell' },
  mend: { 'zh-Hant': '如何更正', 'zh-Hans': '如何更正', en: 'How to mend it' },
  owner: { 'zh-Hant': '負責人', 'zh-Hans': '负责人', en: 'Owner' },
  foundOn: { 'zh-Hant': '發現日期', 'zh-Hans': '发现日期', en: 'Found on' },
  note: { 'zh-Hant': '備註', 'zh-Hans': '备注', en: 'Note' },
});

function mendText(code: string, later: boolean, params: FaultRow['params'], language: Language): string {
  const known = faultText(code, later);
  return known ? fillText(known.mend, language, params) : '';
}

/** The data-quality queue as a file (T6, X6), the oldest fault first; cells that hold personal data stand masked. */
export const faultsExport = defineExport<FaultRow>({
  name: 'data-faults',
  title: words.title,
  permission: 'traderFault.read',
  columns: [
    column<FaultRow>(words.state, ({ state }, language) => words[state][language], 10),
    column<FaultRow>(words.fault, ({ code, later }, language) => faultText(code, later)?.title[language] ?? code, 24),
    column<FaultRow>(words.number, ({ number }) => number, 12),
    column<FaultRow>(words.name, ({ name }) => name, 30),
    column<FaultRow>(words.branch, ({ branch }) => branch),
    column<FaultRow>(
      words.column,
      ({ field }, language) => traderColumns.find(({ key }) => key === field)?.title[language] ?? field,
    ),
    column<FaultRow>(words.cell, ({ shown }) => shown, 24),
    column<FaultRow>(words.mend, ({ code, later, params }, language) => mendText(code, later, params, language), 50),
    column<FaultRow>(words.owner, ({ owner }) => owner, 12),
    { ...column<FaultRow>(words.foundOn, ({ foundOn }) => foundOn, 12), kind: 'date' },
    column<FaultRow>(words.note, ({ note }) => note, 40),
  ],
  rows: ({ database, scope, filter: given }) => {
    const values: unknown[] = [];
    const where = faultConditions(readFilter(TraderFaultFilter, given), scope, values);
    return cursorRows<FaultRow>(
      database,
      `SELECT f.code, f.row_id IS NULL AS later, f.field, f.shown, f.params, f.state, f.note, unit.name AS branch, owner.name AS owner,
         coalesce(t.number, r.number, '') AS number, coalesce(t.name, r.name, '') AS name,
         (f.found_at AT TIME ZONE 'Asia/Shanghai')::date::text AS "foundOn"
       FROM ${faultsAsShown} WHERE ${where} ORDER BY f.id`,
      values,
    );
  },
});
