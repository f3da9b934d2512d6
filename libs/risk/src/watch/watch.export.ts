import { column, cursorRows, defineExport, instantText, readFilter } from '@kefu/office/exports';
import { yuanText } from '@kefu/office/money';
import { defineTexts, fillText, type Language } from '@kefu/platform/language';
import { scopeSql } from '@kefu/platform/permissions';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { type RiskSignal, signalKinds } from './watch.types.ts';
import { signalConditions, signalOrder, signalRows } from './watch-list.sql.ts';

const words = defineTexts({
  title: { 'zh-Hant': '觀察名單', 'zh-Hans': '观察名单', en: 'Watch list' },
  number: { 'zh-Hant': '交易商編號', 'zh-Hans': '交易商编号', en: 'Number' },
  name: { 'zh-Hant': '交易商名稱', 'zh-Hans': '交易商名称', en: 'Name' },
  branch: { 'zh-Hant': '營業部', 'zh-Hans': '营业部', en: 'Branch' },
  phone: { 'zh-Hant': '電話', 'zh-Hans': '电话', en: 'Phone' },
  signal: { 'zh-Hant': '跡象', 'zh-Hans': '迹象', en: 'Signal' },
  measure: { 'zh-Hant': '依據', 'zh-Hans': '依据', en: 'Measure' },
  foundOn: { 'zh-Hant': '發現於', 'zh-Hans': '发现于', en: 'Found on' },
  outcome: { 'zh-Hant': '結果', 'zh-Hans': '结果', en: 'Outcome' },
  note: { 'zh-Hant': '備註', 'zh-Hans': '备注', en: 'Note' },
  endedBy: { 'zh-Hant': '經手人', 'zh-Hans': '经手人', en: 'By' },
  endedAt: { 'zh-Hant': '時間', 'zh-Hans': '时间', en: 'When' },
  open: { 'zh-Hant': '進行中', 'zh-Hans': '进行中', en: 'Under way' },
});

const kindWords = defineTexts({
  overTrading: { 'zh-Hant': '交易過激', 'zh-Hans': '交易过激', en: 'Over-trading' },
  lossStreak: { 'zh-Hant': '連續虧損', 'zh-Hans': '连续亏损', en: 'Loss streak' },
});

const measureWords = defineTexts({
  overTrading: {
    'zh-Hant': '{days} 個交易日持倉變動達平均的 {measure}%',
    'zh-Hans': '{days} 个交易日持仓变动达平均的 {measure}%',
    en: 'Positions turned over by {measure}% of their mean in {days} trading days',
  },
  lossStreak: {
    'zh-Hant': '{days} 個交易日權益連降，共 {measure} 元',
    'zh-Hans': '{days} 个交易日权益连降，共 {measure} 元',
    en: 'Equity fell {days} trading days in a row, by CNY {measure}',
  },
});

const outcomeWords = defineTexts({
  deEscalated: { 'zh-Hant': '已緩和', 'zh-Hans': '已缓和', en: 'Calmed' },
  continues: { 'zh-Hant': '仍持續', 'zh-Hans': '仍持续', en: 'Goes on' },
  notReached: { 'zh-Hant': '未聯繫上', 'zh-Hans': '未联系上', en: 'Not reached' },
});

/** How the page narrows the watch list. */
class SignalFilter {
  @IsOptional()
  @IsBoolean()
  open?: boolean | null;

  @IsOptional()
  @IsIn(signalKinds)
  kind?: string | null;
}

function measureOf({ kind, days, measure }: RiskSignal, language: Language): string {
  const told = kind === 'lossStreak' ? yuanText(measure) : measure;
  return fillText(measureWords[kind], language, { days, measure: told });
}

/** Watched traders as a file, the latest first, phones masked (T11, X6); its filter is what `riskSignals` takes. */
export const watchExport = defineExport<RiskSignal>({
  name: 'risk-watch',
  title: words.title,
  permission: 'risk.read',
  columns: [
    column(words.number, ({ number }) => number),
    column(words.name, ({ name }) => name, 24),
    column(words.branch, ({ branch }) => branch),
    column(words.phone, ({ phoneMasked }) => phoneMasked),
    column(words.signal, ({ kind }, language) => kindWords[kind][language], 12),
    column(words.measure, measureOf, 44),
    column(words.foundOn, ({ foundOn }) => foundOn, 12, 'date'),
    column(words.outcome, ({ outcome }, language) => (outcome ? outcomeWords[outcome] : words.open)[language], 12),
    column(words.note, ({ note }) => note, 30),
    column(words.endedBy, ({ endedBy }) => endedBy, 12),
    column(words.endedAt, ({ endedAt }) => instantText(endedAt), 18),
  ],
  rows: ({ database, scope, filter }) => {
    const values: unknown[] = [];
    const conditions = [
      scopeSql(scope, {}, values),
      ...signalConditions(readFilter(SignalFilter, filter), values),
    ].join(' AND ');
    return cursorRows<RiskSignal>(database, `${signalRows} WHERE ${conditions} ORDER BY ${signalOrder}`, values);
  },
});
