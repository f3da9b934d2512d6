import { defineTexts, fillText, type Language } from '@kefu/platform/language';
import { type Period, readPeriod } from './period.ts';

/** The fixed words of period figures as files and on paper (T7). */
export const periodWords = defineTexts({
  title: { 'zh-Hant': '開戶情況統計', 'zh-Hans': '开户情况统计', en: 'Account figures' },
  quarter: {
    'zh-Hant': '{year}年第{quarter}季度',
    'zh-Hans': '{year}年第{quarter}季度',
    en: 'Q{quarter} {year}',
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
  version: { 'zh-Hant': '第 {version} 版', 'zh-Hans': '第 {version} 版', en: 'Version {version}' },
  differs: {
    'zh-Hant': '與第 {before} 版的差異',
    'zh-Hans': '与第 {before} 版的差异',
    en: 'What differs from version {before}',
  },
  figure: { 'zh-Hant': '數字', 'zh-Hans': '数字', en: 'Figure' },
  before: { 'zh-Hant': '原為', 'zh-Hans': '原为', en: 'Was' },
  after: { 'zh-Hant': '更正為', 'zh-Hans': '更正为', en: 'Is' },
  all: { 'zh-Hant': '小計', 'zh-Hans': '小计', en: 'All' },
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

/** What a file is about: the period of its filter, and the version where it names one. @throws KefuError BAD_INPUT */
export function periodPart({ period, version }: Readonly<Record<string, unknown>>, language: Language): string {
  const name = periodName(readPeriod(typeof period === 'string' ? period : ''), language);
  return typeof version === 'number' ? `${name} ${fillText(periodWords.version, language, { version })}` : name;
}

/** A period as people call it: 2026年10月, October 2026, 2026年第4季度. */
export function periodName({ kind, firstDay }: Period, language: Language): string {
  if (kind === 'month') {
    const month = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' });
    return month.format(new Date(firstDay));
  }
  const [year = '', month = ''] = firstDay.split('-');
  return fillText(periodWords.quarter, language, { year, quarter: Math.ceil(Number(month) / 3) });
}
