import { defineTexts, type Text } from '@kefu/platform/language';
import { column, cursorRows, defineExport, instantText } from '../../exports/index.ts';
import type { OptOut } from './opt-out.types.ts';
import { optOutRows } from './opt-out-list.sql.ts';

const words = defineTexts({
  title: { 'zh-Hant': '退訂名單', 'zh-Hans': '退订名单', en: 'Opt-outs' },
  phone: { 'zh-Hant': '電話', 'zh-Hans': '电话', en: 'Phone' },
  source: { 'zh-Hant': '來源', 'zh-Hans': '来源', en: 'How' },
  since: { 'zh-Hant': '自', 'zh-Hans': '自', en: 'Since' },
  enteredBy: { 'zh-Hant': '登記人', 'zh-Hans': '登记人', en: 'Entered by' },
  house: { 'zh-Hant': '系統', 'zh-Hans': '系统', en: 'The system' },
  gateway: { 'zh-Hant': '網關', 'zh-Hans': '网关', en: 'Gateway' },
  reason: { 'zh-Hant': '理由', 'zh-Hans': '理由', en: 'Reason' },
});

const sourceWords: Readonly<Record<string, Text | undefined>> = defineTexts({
  reply: { 'zh-Hant': '回覆退訂', 'zh-Hans': '回复退订', en: 'Answered STOP' },
  person: { 'zh-Hant': '人工登記', 'zh-Hans': '人工登记', en: 'Entered by hand' },
});

/** Phones that get no messages as a file, the latest first, masked (X6, X7). */
export const optOutExport = defineExport<OptOut>({
  name: 'opt-outs',
  title: words.title,
  permission: 'message.optOut',
  columns: [
    column(words.phone, ({ phoneMasked }) => phoneMasked),
    column(words.source, ({ source }, language) => sourceWords[source]?.[language] ?? source),
    column(words.since, ({ beganAt }) => instantText(beganAt), 18),
    column(words.enteredBy, ({ beganBy }, language) => (beganBy === 'system' ? words.house[language] : beganBy)),
    column(words.gateway, ({ gateway }) => gateway, 14),
    column(words.reason, ({ reason }) => reason, 40),
  ],
  rows: ({ database }) => cursorRows<OptOut>(database, optOutRows),
});
