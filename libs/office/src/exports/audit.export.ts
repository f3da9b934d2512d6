import { AuditFilter, type AuditRow, auditConditions, auditRows } from '@kefu/platform/audit';
import { defineTexts } from '@kefu/platform/language';
import { type AuditLine, auditLine } from './audit-words.ts';
import { cursorRows } from './cursor-rows.ts';
import { column, defineExport } from './export-definition.ts';
import { instantText } from './instant-text.ts';
import { readFilter } from './read-filter.ts';
import { ScreenWords } from './screen-words.ts';

const words = defineTexts({
  title: { 'zh-Hant': '操作稽核', 'zh-Hans': '操作审计', en: 'Audit' },
  at: { 'zh-Hant': '時間', 'zh-Hans': '时间', en: 'When' },
  actor: { 'zh-Hant': '操作人', 'zh-Hans': '操作人', en: 'Who' },
  action: { 'zh-Hant': '操作', 'zh-Hans': '操作', en: 'Action' },
  subject: { 'zh-Hant': '對象', 'zh-Hans': '对象', en: 'Of what' },
  subjectId: { 'zh-Hant': '對象編號', 'zh-Hans': '对象编号', en: 'Its id' },
  changes: { 'zh-Hant': '變動（前 → 後）', 'zh-Hans': '变动（前 → 后）', en: 'Changes (before → after)' },
  reason: { 'zh-Hant': '理由', 'zh-Hans': '理由', en: 'Reason' },
  ip: { 'zh-Hant': '來源地址', 'zh-Hans': '来源地址', en: 'From where' },
  entry: { 'zh-Hant': '條目', 'zh-Hans': '条目', en: 'Entry' },
});

/**
 * The audit as a file, the latest first (X2, X6), in the words of its page; its filter is what `auditEntries` takes. The number of the
 * entry leads to what was recorded and hashed. Personal data was masked when it was recorded.
 */
export const auditExport = defineExport<AuditLine>({
  name: 'audit',
  title: words.title,
  permission: 'audit.read',
  columns: [
    column(words.entry, ({ row }) => row.id, 10, 'number'),
    column(words.at, ({ row }) => instantText(row.at), 18),
    column(words.actor, ({ actor }) => actor),
    column(words.action, ({ action }) => action, 24),
    column(words.subject, ({ subject }) => subject),
    column(words.subjectId, ({ row }) => row.subject_id, 38),
    column(words.changes, ({ changes }) => changes, 60),
    column(words.reason, ({ row }) => row.reason, 24),
    column(words.ip, ({ row }) => row.ip),
  ],
  async *rows({ database, filter, language, service }) {
    const values: unknown[] = [];
    const conditions = auditConditions(readFilter(AuditFilter, filter), values);
    const screen = service(ScreenWords);
    const select = `${auditRows} WHERE ${conditions.join(' AND ')} ORDER BY id DESC`;
    for await (const row of cursorRows<AuditRow>(database, select, values)) yield auditLine(row, screen, language);
  },
});
