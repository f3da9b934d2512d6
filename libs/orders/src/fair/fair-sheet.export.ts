import { seasonName } from '@kefu/inventory';
import { column, cursorRows, defineExport, readFilter } from '@kefu/office/exports';
import { defineTexts } from '@kefu/platform/language';
import { sheetConditions, sheetRows } from './fair.sql.ts';
import { type FairSheet, FairSheetsArgs } from './fair.types.ts';

const words = defineTexts({
  title: { 'zh-Hant': '訂貨表', 'zh-Hans': '订货表', en: 'Sheets of the fair' },
  season: { 'zh-Hant': '訂貨季', 'zh-Hans': '订货季', en: 'Season' },
  franchiseeNumber: { 'zh-Hant': '客戶編號', 'zh-Hans': '客户编号', en: 'Customer no.' },
  franchisee: { 'zh-Hant': '加盟商', 'zh-Hans': '加盟商', en: 'Franchisee' },
  state: { 'zh-Hant': '狀態', 'zh-Hans': '状态', en: 'State' },
  OPEN: { 'zh-Hant': '填寫中', 'zh-Hans': '填写中', en: 'Being filled' },
  HANDED_IN: { 'zh-Hant': '已提交', 'zh-Hans': '已提交', en: 'Handed in' },
  quantity: { 'zh-Hant': '件數', 'zh-Hans': '件数', en: 'Pieces' },
  amount: { 'zh-Hant': '金額', 'zh-Hans': '金额', en: 'Amount' },
  target: { 'zh-Hant': '目標', 'zh-Hans': '目标', en: 'Target' },
  windowFrom: { 'zh-Hant': '交期自', 'zh-Hans': '交期自', en: 'Delivery from' },
  windowTo: { 'zh-Hant': '交期至', 'zh-Hans': '交期至', en: 'Delivery to' },
  orderNumber: { 'zh-Hant': '訂單號', 'zh-Hans': '订单号', en: 'Order' },
});

/** The sheets of a fair as a file (F1, X6); its filter is what `fairSheets` takes. */
export const fairSheetExport = defineExport<FairSheet>({
  name: 'fair-sheets',
  title: words.title,
  permission: 'franchiseOrder.read',
  columns: [
    column(words.season, ({ season }, language) => seasonName(season, language), 12),
    column(words.franchiseeNumber, ({ franchiseeNumber }) => franchiseeNumber, 12),
    column(words.franchisee, ({ franchisee }) => franchisee, 20),
    column(words.state, ({ state }, language) => words[state][language], 12),
    column(words.quantity, ({ quantity }) => quantity, 10, 'number'),
    column(words.amount, ({ amount }) => amount, 16, 'money'),
    column(words.target, ({ target }) => target, 16, 'money'),
    column(words.windowFrom, ({ windowFrom }) => windowFrom, 12, 'date'),
    column(words.windowTo, ({ windowTo }) => windowTo, 12, 'date'),
    column(words.orderNumber, ({ orderNumber }) => orderNumber),
  ],
  rows: ({ database, filter }) => {
    const values: unknown[] = [];
    const conditions = sheetConditions(readFilter(FairSheetsArgs, filter), values);
    return cursorRows<FairSheet>(database, `${sheetRows} WHERE ${conditions.join(' AND ')} ORDER BY f.number`, values);
  },
});
