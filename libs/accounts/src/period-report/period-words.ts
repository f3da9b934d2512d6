import { defineTexts, fillText, type Language } from '@kefu/platform/language';
import type { Period } from './period.ts';

/** The fixed words of period figures as files and on paper (T7). */
export const periodWords = defineTexts({
  title: { 'zh-Hant': '開戶情況統計', 'zh-Hans': '开户情况统计', en: 'Account figures' },
  month: { 'zh-Hant': '{year}年{month}月', 'zh-Hans': '{year}年{month}月', en: '{year}-{month}' },
  quarter: {
    'zh-Hant': '{year}年第{quarter}季度',
    'zh-Hans': '{year}年第{quarter}季度',
    en: 'Quarter {quarter} of {year}',
  },
  branch: { 'zh-Hant': '營業部', 'zh-Hans': '营业部', en: 'Branch' },
  traderKind: { 'zh-Hant': '類型', 'zh-Hans': '类型', en: 'Kind' },
  class: { 'zh-Hant': '分類', 'zh-Hans': '分类', en: 'Class' },
  unclassified: { 'zh-Hant': '未分類', 'zh-Hans': '未分类', en: 'Unclassified' },
  naturalPerson: { 'zh-Hant': '自然人', 'zh-Hans': '自然人', en: 'Natural person' },
  company: { 'zh-Hant': '法人', 'zh-Hans': '法人', en: 'Company' },
  activeAtStart: { 'zh-Hant': '期初在冊', 'zh-Hans': '期初在册', en: 'Active at start' },
  opened: { 'zh-Hant': '開戶', 'zh-Hans': '开户', en: 'Opened' },
  closed: { 'zh-Hant': '銷戶', 'zh-Hans': '销户', en: 'Closed' },
  movedIn: { 'zh-Hant': '轉入', 'zh-Hans': '转入', en: 'Moved in' },
  movedOut: { 'zh-Hant': '轉出', 'zh-Hans': '转出', en: 'Moved out' },
  activeAtEnd: { 'zh-Hant': '期末在冊', 'zh-Hans': '期末在册', en: 'Active at end' },
  renewed: { 'zh-Hant': '續簽', 'zh-Hans': '续签', en: 'Renewed' },
  changed: { 'zh-Hant': '變更', 'zh-Hans': '变更', en: 'Changed' },
  subtotal: { 'zh-Hant': '{branch} 小計', 'zh-Hans': '{branch} 小计', en: '{branch}, all' },
  total: { 'zh-Hant': '合計', 'zh-Hans': '合计', en: 'Total' },
  equation: {
    'zh-Hant': '期初在冊 + 開戶 − 銷戶 + 轉入 − 轉出 = 期末在冊。合計中轉入等於轉出。',
    'zh-Hans': '期初在册 + 开户 − 销户 + 转入 − 转出 = 期末在册。合计中转入等于转出。',
    en: 'Active at start + opened − closed + moved in − moved out = active at end. In the total as many moved in as out.',
  },
  running: {
    'zh-Hant': '本期尚未結帳，數字隨時變動。',
    'zh-Hans': '本期尚未结账，数字随时变动。',
    en: 'The period is not closed: the figures still change.',
  },
  frozen: {
    'zh-Hant': '第 {version} 版，由 {by} 於 {at} 結帳。',
    'zh-Hans': '第 {version} 版，由 {by} 于 {at} 结账。',
    en: 'Version {version}, closed by {by} on {at}.',
  },
  restated: { 'zh-Hant': '更正原因：{reason}', 'zh-Hans': '更正原因：{reason}', en: 'Restated because: {reason}' },
});

/** The figures in the order in which they add up. */
export const figureColumns = [
  'activeAtStart',
  'opened',
  'closed',
  'movedIn',
  'movedOut',
  'activeAtEnd',
  'renewed',
  'changed',
] as const;

/** A period as people call it. */
export function periodName(period: Period, language: Language): string {
  const [year = '', month = ''] = period.firstDay.split('-');
  return fillText(periodWords[period.kind], language, {
    year,
    month: Number(month),
    quarter: Math.ceil(Number(month) / 3),
  });
}
