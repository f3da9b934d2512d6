import { defineTexts } from '@kefu/platform/language';
import { column, cursorRows, defineExport, instantText, readFilter } from '../../exports/index.ts';
import { GatewayReportArgs, type ReportDifference } from './report.types.ts';
import { differenceRows } from './report-comparison.ts';

const words = defineTexts({
  title: { 'zh-Hant': '網關對帳差異', 'zh-Hans': '网关对账差异', en: 'Differences with the gateway' },
  side: { 'zh-Hant': '所在', 'zh-Hans': '所在', en: 'Stands in' },
  ledger: { 'zh-Hant': '只在台帳', 'zh-Hans': '只在台账', en: 'The ledger alone' },
  report: { 'zh-Hant': '只在清單', 'zh-Hans': '只在清单', en: 'The report alone' },
  item: { 'zh-Hant': '流水號或短信', 'zh-Hans': '流水号或短信', en: 'Reference or message' },
  phone: { 'zh-Hant': '電話', 'zh-Hans': '电话', en: 'Phone' },
  tried: { 'zh-Hant': '最後一次嘗試', 'zh-Hans': '最后一次尝试', en: 'Last try' },
  reason: { 'zh-Hant': '說明', 'zh-Hans': '说明', en: 'Explanation' },
  explainedBy: { 'zh-Hant': '說明人', 'zh-Hans': '说明人', en: 'Explained by' },
});

/** What stands in the ledger or in a gateway's report alone, as a file, the unexplained first (X6, X7); its filter is what `gatewayReport` takes. */
export const reportExport = defineExport<ReportDifference>({
  name: 'gateway-report',
  title: words.title,
  part: ({ gateway, businessDate }) => `${String(gateway)} ${String(businessDate)}`,
  permission: 'gateway.read',
  columns: [
    column(words.side, ({ messageId }, language) => words[messageId ? 'ledger' : 'report'][language]),
    column(words.item, ({ item }) => item, 38),
    column(words.phone, ({ phoneMasked }) => phoneMasked),
    column(words.tried, ({ triedAt }) => instantText(triedAt), 18),
    column(words.reason, ({ reason }) => reason, 40),
    column(words.explainedBy, ({ explainedBy }) => explainedBy, 12),
  ],
  rows: ({ database, filter }) => {
    const { gateway, businessDate } = readFilter(GatewayReportArgs, filter);
    return cursorRows<ReportDifference>(database, differenceRows, [gateway, businessDate]);
  },
});
