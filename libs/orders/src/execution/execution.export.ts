import { seasonName } from '@kefu/inventory';
import { column, defineExport, readFilter } from '@kefu/office/exports';
import { defineTexts } from '@kefu/platform/language';
import { ExecutionService } from './execution.service.ts';
import { type ExecutionFigure, ExecutionFiguresArgs } from './execution.types.ts';

const words = defineTexts({
  title: { 'zh-Hant': '訂單執行率', 'zh-Hans': '订单执行率', en: 'Order execution' },
  label: { 'zh-Hant': '項目', 'zh-Hans': '项目', en: 'Group' },
  FRANCHISEE: { 'zh-Hant': '按加盟商', 'zh-Hans': '按加盟商', en: 'By franchisee' },
  MONTH: { 'zh-Hant': '按月份', 'zh-Hans': '按月份', en: 'By month' },
  CATEGORY: { 'zh-Hant': '按類別', 'zh-Hans': '按类别', en: 'By category' },
  SEASON: { 'zh-Hant': '按訂貨季', 'zh-Hans': '按订货季', en: 'By season' },
  ordered: { 'zh-Hant': '訂單', 'zh-Hans': '订单', en: 'Ordered' },
  delivered: { 'zh-Hant': '期內到貨', 'zh-Hans': '期内到货', en: 'Delivered in time' },
  substituted: { 'zh-Hant': '換發', 'zh-Hans': '换发', en: 'Substituted' },
  cancelled: { 'zh-Hant': '取消', 'zh-Hans': '取消', en: 'Cancelled' },
  late: { 'zh-Hant': '逾期到貨', 'zh-Hans': '逾期到货', en: 'Came late' },
  diverted: { 'zh-Hant': '直營調配', 'zh-Hans': '直营调配', en: 'Diverted to own stores' },
  short: { 'zh-Hant': '未到貨', 'zh-Hans': '未到货', en: 'Has not come' },
  rate: { 'zh-Hant': '執行率（%）', 'zh-Hans': '执行率（%）', en: 'Execution rate (%)' },
  rateWithSubstitutes: { 'zh-Hant': '含換發執行率（%）', 'zh-Hans': '含换发执行率（%）', en: 'With substitutes (%)' },
  below: { 'zh-Hant': '低於標準', 'zh-Hans': '低于标准', en: 'Below the threshold' },
  yes: { 'zh-Hant': '是', 'zh-Hans': '是', en: 'Yes' },
});

const percent = (rate: string | null): number | null => (rate === null ? null : Number(rate));

/** Execution by franchisee, month, category or season as a file (F6, X6); its filter is what `executionFigures` takes. */
export const executionExport = defineExport<ExecutionFigure>({
  name: 'order-execution',
  title: words.title,
  part: (filter, language) => words[readFilter(ExecutionFiguresArgs, filter).by][language],
  permission: 'execution.read',
  columns: [
    column(words.label, ({ label }, language) => seasonName(label, language), 20),
    column(words.ordered, ({ ordered }) => ordered, 16, 'money'),
    column(words.delivered, ({ delivered }) => delivered, 16, 'money'),
    column(words.substituted, ({ substituted }) => substituted, 16, 'money'),
    column(words.cancelled, ({ cancelled }) => cancelled, 16, 'money'),
    column(words.late, ({ late }) => late, 16, 'money'),
    column(words.diverted, ({ diverted }) => diverted, 16, 'money'),
    column(words.short, ({ short }) => short, 16, 'money'),
    column(words.rate, ({ rate }) => percent(rate), 12, 'number'),
    column(words.rateWithSubstitutes, ({ rateWithSubstitutes }) => percent(rateWithSubstitutes), 12, 'number'),
    column(words.below, ({ below }, language) => (below ? words.yes[language] : null), 12),
  ],
  async *rows({ filter, service }) {
    yield* await service(ExecutionService).figures(readFilter(ExecutionFiguresArgs, filter));
  },
});
