import { column, cursorRows, defineExport, readFilter } from '@kefu/office/exports';
import { defineTexts } from '@kefu/platform/language';
import type { RenewalAnswerKind } from './renewal-answer.ts';
import { TermToRenewFilter } from './renewal-queue.types.ts';
import { termConditions, termsToRenew } from './terms-to-renew.sql.ts';

interface TermRow {
  readonly number: string;
  readonly name: string;
  readonly branch: string;
  readonly endsOn: string;
  readonly state: 'active' | 'expiring' | 'expired' | 'grace';
  readonly answer: RenewalAnswerKind | null;
  readonly note: string | null;
  readonly by: string | null;
}

const words = defineTexts({
  title: { 'zh-Hant': '續簽辦理', 'zh-Hans': '续签办理', en: 'Terms to renew' },
  number: { 'zh-Hant': '編號', 'zh-Hans': '编号', en: 'Number' },
  name: { 'zh-Hant': '名稱', 'zh-Hans': '名称', en: 'Name' },
  branch: { 'zh-Hant': '營業部', 'zh-Hans': '营业部', en: 'Branch' },
  endsOn: { 'zh-Hant': '到期', 'zh-Hans': '到期', en: 'Ends on' },
  state: { 'zh-Hant': '狀態', 'zh-Hans': '状态', en: 'State' },
  active: { 'zh-Hant': '有效', 'zh-Hans': '有效', en: 'In force' },
  expiring: { 'zh-Hant': '即將到期', 'zh-Hans': '即将到期', en: 'Expiring' },
  expired: { 'zh-Hant': '已到期', 'zh-Hans': '已到期', en: 'Expired' },
  grace: { 'zh-Hant': '寬限期', 'zh-Hans': '宽限期', en: 'Grace' },
  answer: { 'zh-Hant': '答復', 'zh-Hans': '答复', en: 'Answer' },
  yes: { 'zh-Hant': '續簽', 'zh-Hans': '续签', en: 'Renews' },
  no: { 'zh-Hant': '不續簽', 'zh-Hans': '不续签', en: 'Does not renew' },
  later: { 'zh-Hant': '稍後再定', 'zh-Hans': '稍后再定', en: 'Later' },
  note: { 'zh-Hant': '備註', 'zh-Hans': '备注', en: 'Note' },
  by: { 'zh-Hant': '記錄人', 'zh-Hans': '记录人', en: 'Taken down by' },
});

/** The queue of terms as a file (T3, X6); its filter is what `termsToRenew` takes. */
export const termsExport = defineExport<TermRow>({
  name: 'renewal-terms',
  title: words.title,
  permission: 'renewal.read',
  columns: [
    column<TermRow>(words.number, (row) => row.number, 12),
    column<TermRow>(words.name, (row) => row.name, 30),
    column<TermRow>(words.branch, (row) => row.branch),
    { ...column<TermRow>(words.endsOn, (row) => row.endsOn, 12), kind: 'date' },
    column<TermRow>(words.state, (row, language) => words[row.state][language], 12),
    column<TermRow>(words.answer, (row, language) => row.answer && words[row.answer][language], 14),
    column<TermRow>(words.note, (row) => row.note, 40),
    column<TermRow>(words.by, (row) => row.by, 12),
  ],
  rows: ({ database, scope, filter: given }) => {
    const values: unknown[] = [];
    const conditions = termConditions(readFilter(TermToRenewFilter, given), scope, values);
    const select = `SELECT tr.number, tr.name, b.name AS branch, t.ends_on::text AS "endsOn", t.state, a.answer, a.note, a.taken_by_name AS by
      FROM ${termsToRenew} WHERE ${conditions.join(' AND ')} ORDER BY t.ends_on, t.trader_id`;
    return cursorRows<TermRow>(database, select, values);
  },
});
