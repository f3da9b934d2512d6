import { column, cursorRows, defineExport, instantText, readFilter } from '@kefu/office/exports';
import { defineTexts } from '@kefu/platform/language';
import { runRows, skuConditions, skuRows } from './allocation-run.sql.ts';
import { type AllocationRun, type AllocationSku, AllocationSkusArgs } from './allocation-run.types.ts';

const words = defineTexts({
  runs: { 'zh-Hant': '配發', 'zh-Hans': '配发', en: 'Allocation' },
  ofRun: { 'zh-Hant': '配發明細', 'zh-Hans': '配发明细', en: 'Allocated SKUs' },
  number: { 'zh-Hant': '編號', 'zh-Hans': '编号', en: 'Number' },
  state: { 'zh-Hant': '狀態', 'zh-Hans': '状态', en: 'State' },
  goods: { 'zh-Hant': '貨品', 'zh-Hans': '货品', en: 'Goods' },
  allFree: { 'zh-Hant': '全部可用庫存', 'zh-Hans': '全部可用库存', en: 'All that is free' },
  mode: { 'zh-Hant': '分法', 'zh-Hans': '分法', en: 'Mode' },
  skus: { 'zh-Hant': '貨號數', 'zh-Hans': '货号数', en: 'SKUs' },
  supply: { 'zh-Hant': '可供', 'zh-Hans': '可供', en: 'Supply' },
  demand: { 'zh-Hant': '待配', 'zh-Hans': '待配', en: 'Demand' },
  given: { 'zh-Hant': '配給', 'zh-Hans': '配给', en: 'Given' },
  leftOver: { 'zh-Hant': '餘下', 'zh-Hans': '余下', en: 'Left over' },
  proposedBy: { 'zh-Hant': '擬定人', 'zh-Hans': '拟定人', en: 'Proposed by' },
  proposedAt: { 'zh-Hant': '擬定時間', 'zh-Hans': '拟定时间', en: 'Proposed at' },
  decidedBy: { 'zh-Hant': '決定人', 'zh-Hans': '决定人', en: 'Decided by' },
  decidedAt: { 'zh-Hant': '決定時間', 'zh-Hans': '决定时间', en: 'Decided at' },
  sku: { 'zh-Hant': '貨號', 'zh-Hans': '货号', en: 'SKU' },
  styleName: { 'zh-Hant': '款名', 'zh-Hans': '款名', en: 'Style' },
  short: { 'zh-Hant': '短缺', 'zh-Hans': '短缺', en: 'Short' },
});

const stateWords = defineTexts({
  PROPOSED: { 'zh-Hant': '試算中', 'zh-Hans': '试算中', en: 'Proposed' },
  COMMITTED: { 'zh-Hant': '已配發', 'zh-Hans': '已配发', en: 'Allocated' },
  DISCARDED: { 'zh-Hant': '已放棄', 'zh-Hans': '已放弃', en: 'Laid aside' },
});

const modeWords = defineTexts({
  TIERS: { 'zh-Hant': '先按級別，再按比例', 'zh-Hans': '先按级别，再按比例', en: 'By tier, then pro rata' },
  FIRST_COME: { 'zh-Hant': '先訂先得', 'zh-Hans': '先订先得', en: 'First come, first served' },
});

/** How goods were shared out, as a file, the latest first (F4, X6). */
export const allocationRunExport = defineExport<AllocationRun>({
  name: 'allocations',
  title: words.runs,
  permission: 'allocation.read',
  columns: [
    column(words.number, ({ number }) => number),
    column(words.state, ({ state }, language) => stateWords[state][language], 12),
    column(words.goods, ({ receipt }, language) => receipt ?? words.allFree[language], 18),
    column(words.mode, ({ mode }, language) => modeWords[mode][language], 22),
    column(words.skus, ({ skus }) => skus, 10, 'number'),
    column(words.supply, ({ supply }) => supply, 10, 'number'),
    column(words.demand, ({ demand }) => demand, 10, 'number'),
    column(words.given, ({ given }) => given, 10, 'number'),
    column(words.leftOver, ({ leftOver }) => leftOver, 10, 'number'),
    column(words.proposedBy, ({ proposedBy }) => proposedBy, 12),
    column(words.proposedAt, ({ proposedAt }) => instantText(proposedAt), 18),
    column(words.decidedBy, ({ decidedBy }) => decidedBy, 12),
    column(words.decidedAt, ({ decidedAt }) => instantText(decidedAt), 18),
  ],
  rows: ({ database }) => cursorRows<AllocationRun>(database, `${runRows} ORDER BY r.id DESC`),
});

/** The SKUs of a sharing-out as a file (F4, X6); its filter is what `allocationSkus` takes. */
export const allocationSkuExport = defineExport<AllocationSku>({
  name: 'allocation-skus',
  title: words.ofRun,
  permission: 'allocation.read',
  columns: [
    column(words.sku, ({ sku }) => sku, 18),
    column(words.styleName, ({ styleName }) => styleName, 24),
    column(words.supply, ({ supply }) => supply, 10, 'number'),
    column(words.demand, ({ demand }) => demand, 10, 'number'),
    column(words.given, ({ given }) => given, 10, 'number'),
    column(words.leftOver, ({ leftOver }) => leftOver, 10, 'number'),
    column(words.short, ({ demand, given }) => Math.max(demand - given, 0), 10, 'number'),
  ],
  rows: ({ database, filter }) => {
    const values: unknown[] = [];
    const conditions = skuConditions(readFilter(AllocationSkusArgs, filter), values);
    return cursorRows<AllocationSku>(database, `${skuRows} WHERE ${conditions.join(' AND ')} ORDER BY k.code`, values);
  },
});
