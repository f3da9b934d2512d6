import { defineTexts, fillText, type Language } from '@kefu/platform/language';
import { column, cursorRows, defineExport, instantText } from '../exports/index.ts';
import { letterKinds } from './letter-kind.ts';

const words = defineTexts({
  title: { 'zh-Hant': '函件範本', 'zh-Hans': '函件模板', en: 'Letter templates' },
  name: { 'zh-Hant': '名稱', 'zh-Hans': '名称', en: 'Name' },
  kind: { 'zh-Hant': '種類', 'zh-Hans': '种类', en: 'Kind' },
  state: { 'zh-Hant': '狀態', 'zh-Hans': '状态', en: 'State' },
  inUse: { 'zh-Hant': '第 {version} 版使用中', 'zh-Hans': '第 {version} 版使用中', en: 'Version {version} in use' },
  waits: {
    'zh-Hant': '第 {version} 版待核准',
    'zh-Hans': '第 {version} 版待核准',
    en: 'Version {version} to be approved',
  },
  writtenBy: { 'zh-Hant': '撰寫', 'zh-Hans': '撰写', en: 'Written by' },
  writtenAt: { 'zh-Hant': '撰寫時間', 'zh-Hans': '撰写时间', en: 'Written at' },
  house: { 'zh-Hant': '系統', 'zh-Hans': '系统', en: 'The system' },
});

interface Line {
  readonly name: string;
  readonly kind: string;
  readonly version: number;
  readonly approved: number | null;
  readonly writtenBy: string;
  readonly writtenAt: Date;
}

function stateOf({ version, approved }: Line, language: Language): string {
  const inUse = approved && fillText(words.inUse, language, { version: approved });
  if (approved === version) return inUse || '';
  return [fillText(words.waits, language, { version }), ...(inUse ? [inUse] : [])].join('; ');
}

/** Every template of letters as a file, by kind and name (X6). */
export const letterTemplateExport = defineExport<Line>({
  name: 'letter-templates',
  title: words.title,
  permission: 'letterTemplate.read',
  columns: [
    column(words.name, ({ name }) => name, 26),
    column(words.kind, ({ kind }, language) => letterKinds().get(kind)?.title[language] ?? kind, 22),
    column(words.state, stateOf, 40),
    column(words.writtenBy, ({ writtenBy }, language) => (writtenBy === 'system' ? words.house[language] : writtenBy)),
    column(words.writtenAt, ({ writtenAt }) => instantText(writtenAt), 18),
  ],
  rows: ({ database }) =>
    cursorRows<Line>(
      database,
      `SELECT t.name, t.kind, t.version, v.written_by_name AS "writtenBy", v.written_at AS "writtenAt",
         (SELECT max(a.version) FROM letter_template_version a WHERE a.template_id = t.id AND a.approved_at IS NOT NULL) AS approved
       FROM letter_template t JOIN letter_template_version v ON v.template_id = t.id AND v.version = t.version
       ORDER BY t.kind, t.name`,
    ),
});
