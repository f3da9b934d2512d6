import { AuditFilter, type AuditRow, auditConditions, auditRows, toEntry } from '@kefu/platform/audit';
import { defineTexts } from '@kefu/platform/language';
import { cursorRows } from './cursor-rows.ts';
import { column, defineExport } from './export-definition.ts';
import { instantText } from './instant-text.ts';
import { readFilter } from './read-filter.ts';

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

const changesOf = (row: AuditRow): string =>
  toEntry(row)
    .changes.map(({ field, before, after }) => `${field}: ${before ?? ''} → ${after ?? ''}`)
    .join('; ');

/**
 * The audit as a file, the latest first (X2, X6); its filter is what `auditEntries` takes. Actions and fields stand as they are
 * recorded and hashed: whoever checks the chain against the file finds the same words. Personal data was masked when it was recorded.
 */
export const auditExport = defineExport<AuditRow>({
  name: 'audit',
  title: words.title,
  permission: 'audit.read',
  columns: [
    column(words.entry, ({ id }) => id, 10, 'number'),
    column(words.at, ({ at }) => instantText(at), 18),
    column(words.actor, ({ actor_name }) => actor_name),
    column(words.action, ({ action }) => action, 24),
    column(words.subject, ({ subject_type }) => subject_type),
    column(words.subjectId, ({ subject_id }) => subject_id, 38),
    column(words.changes, changesOf, 60),
    column(words.reason, ({ reason }) => reason, 24),
    column(words.ip, ({ ip }) => ip),
  ],
  rows: ({ database, filter }) => {
    const values: unknown[] = [];
    const conditions = auditConditions(readFilter(AuditFilter, filter), values);
    return cursorRows<AuditRow>(database, `${auditRows} WHERE ${conditions.join(' AND ')} ORDER BY id DESC`, values);
  },
});
