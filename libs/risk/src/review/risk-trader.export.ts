import { column, cursorRows, defineExport, readFilter } from '@kefu/office/exports';
import { defineTexts } from '@kefu/platform/language';
import { scopeSql } from '@kefu/platform/permissions';
import { IsUUID } from 'class-validator';
import { levelWords } from '../level/level-words.ts';
import { codeText } from '../notice/risk-codes.ts';
import { type RiskTrader, RiskTraderFilter } from './risk-trader.types.ts';
import { type TraderRow, traderConditions, traderOf, traderOrder, traderRows } from './risk-trader-list.sql.ts';

const words = defineTexts({
  title: { 'zh-Hant': '風險交易商', 'zh-Hans': '风险交易商', en: 'Traders at risk' },
  number: { 'zh-Hant': '交易商編號', 'zh-Hans': '交易商编号', en: 'Number' },
  name: { 'zh-Hant': '交易商名稱', 'zh-Hans': '交易商名称', en: 'Name' },
  branch: { 'zh-Hant': '營業部', 'zh-Hans': '营业部', en: 'Branch' },
  phone: { 'zh-Hant': '電話', 'zh-Hans': '电话', en: 'Phone' },
  priority: { 'zh-Hant': '重要', 'zh-Hans': '重要', en: 'Priority' },
  line: { 'zh-Hant': '檔案行號', 'zh-Hans': '文件行号', en: 'Line of the file' },
  level: { 'zh-Hant': '等級', 'zh-Hans': '等级', en: 'Level' },
  change: { 'zh-Hant': '與前一交易日相比', 'zh-Hans': '与前一交易日相比', en: 'Since the trading day before' },
  ratio: { 'zh-Hant': '風險度（%）', 'zh-Hans': '风险度（%）', en: 'Risk ratio (%)' },
  ratioBefore: { 'zh-Hant': '前一交易日（%）', 'zh-Hans': '前一交易日（%）', en: 'The day before (%)' },
  margin: { 'zh-Hant': '占用保證金', 'zh-Hans': '占用保证金', en: 'Margin used' },
  equity: { 'zh-Hant': '權益', 'zh-Hans': '权益', en: 'Equity' },
  floating: { 'zh-Hant': '浮動盈虧', 'zh-Hans': '浮动盈亏', en: 'Floating profit' },
  deposit: { 'zh-Hant': '應補足', 'zh-Hans': '应补足', en: 'Deposit that would help' },
  fate: { 'zh-Hant': '通知', 'zh-Hans': '通知', en: 'Notice' },
  reason: { 'zh-Hant': '排除理由', 'zh-Hans': '排除理由', en: 'Left out because' },
  excludedBy: { 'zh-Hant': '排除人', 'zh-Hans': '排除人', en: 'Left out by' },
  noticeState: { 'zh-Hant': '通知去向', 'zh-Hans': '通知去向', en: 'Whereabouts' },
  text: { 'zh-Hant': '短信全文', 'zh-Hans': '短信全文', en: 'Words of the message' },
  segments: { 'zh-Hant': '計費條數', 'zh-Hans': '计费条数', en: 'Texts billed' },
  yes: { 'zh-Hant': '是', 'zh-Hans': '是', en: 'Yes' },
});

const changeWords = defineTexts({
  fresh: { 'zh-Hant': '新進', 'zh-Hans': '新进', en: 'New' },
  raised: { 'zh-Hant': '升級', 'zh-Hans': '升级', en: 'Raised' },
  same: { 'zh-Hant': '不變', 'zh-Hans': '不变', en: 'Same' },
  lowered: { 'zh-Hant': '降級', 'zh-Hans': '降级', en: 'Lowered' },
  cleared: { 'zh-Hant': '已解除', 'zh-Hans': '已解除', en: 'Cleared' },
  nearlyCleared: { 'zh-Hant': '略低於線', 'zh-Hans': '略低于线', en: 'Just below' },
});

const fateWords = defineTexts({
  send: { 'zh-Hant': '將通知', 'zh-Hans': '将通知', en: 'Will be told' },
  excluded: { 'zh-Hant': '排除', 'zh-Hans': '排除', en: 'Left out' },
  told: { 'zh-Hant': '今天已通知', 'zh-Hans': '今天已通知', en: 'Told today' },
});

/** Which traders of which run. */
class RiskTraderExportFilter extends RiskTraderFilter {
  @IsUUID()
  runId!: string;
}

/** The traders at risk of one day as a file, priority traders first, phones masked (T9, X6); its filter is what `riskTraders` takes. */
export const riskTraderExport = defineExport<RiskTrader>({
  name: 'risk-traders',
  title: words.title,
  permission: 'risk.read',
  columns: [
    column(words.number, ({ number }) => number),
    column(words.name, ({ name }) => name, 24),
    column(words.branch, ({ branch }) => branch),
    column(words.phone, ({ phoneMasked }) => phoneMasked),
    column(words.priority, ({ priority }, language) => (priority ? words.yes[language] : null), 8),
    column(words.line, ({ line }) => line, 10, 'number'),
    column(words.level, ({ level }, language) => level && levelWords[level][language], 14),
    column(words.change, ({ change }, language) => change && changeWords[change][language], 14),
    column(words.ratio, ({ ratio }) => ratio, 12),
    column(words.ratioBefore, ({ ratioBefore }) => ratioBefore, 12),
    column(words.margin, ({ margin }) => margin, 16, 'money'),
    column(words.equity, ({ equity }) => equity, 16, 'money'),
    column(words.floating, ({ floating }) => floating, 16, 'money'),
    column(words.deposit, ({ deposit }) => deposit, 16, 'money'),
    column(words.fate, ({ fate }, language) => fate && fateWords[fate][language], 12),
    column(words.reason, ({ excludedReason }) => excludedReason, 20),
    column(words.excludedBy, ({ excludedBy }) => excludedBy, 12),
    column(words.noticeState, ({ noticeState }, language) => codeText(noticeState, language), 14),
    column(words.text, ({ text }) => text, 60),
    column(words.segments, ({ segments }) => segments, 10, 'number'),
  ],
  rows: ({ database, scope, filter: given }) => {
    const { runId, ...filter } = readFilter(RiskTraderExportFilter, given);
    const values: unknown[] = [runId];
    const conditions = [scopeSql(scope, {}, values), ...traderConditions(filter, values)].join(' AND ');
    return (async function* () {
      const select = `${traderRows} WHERE r.id = $1 AND ${conditions} ORDER BY ${traderOrder}`;
      for await (const row of cursorRows<TraderRow>(database, select, values)) yield traderOf(row);
    })();
  },
});
