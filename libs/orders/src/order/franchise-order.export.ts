import { seasonName } from '@kefu/inventory';
import { column, cursorRows, defineExport, readFilter } from '@kefu/office/exports';
import { stateTitle } from '@kefu/office/lifecycle';
import { defineTexts } from '@kefu/platform/language';
import { FranchiseOrdersArgs } from './franchise-order.types.ts';
import { type OrderRow, orderConditions, orderRows } from './order.sql.ts';

const words = defineTexts({
  title: { 'zh-Hant': '加盟訂單', 'zh-Hans': '加盟订单', en: 'Franchise orders' },
  number: { 'zh-Hant': '訂單號', 'zh-Hans': '订单号', en: 'Order' },
  season: { 'zh-Hant': '訂貨季', 'zh-Hans': '订货季', en: 'Season' },
  franchiseeNumber: { 'zh-Hant': '客戶編號', 'zh-Hans': '客户编号', en: 'Customer no.' },
  franchisee: { 'zh-Hant': '加盟商', 'zh-Hans': '加盟商', en: 'Franchisee' },
  kind: { 'zh-Hant': '種類', 'zh-Hans': '种类', en: 'Kind' },
  ORIGINAL: { 'zh-Hant': '原單', 'zh-Hans': '原单', en: 'Original' },
  DIFFERENCE: { 'zh-Hant': '差異單', 'zh-Hans': '差异单', en: 'Difference' },
  pool: { 'zh-Hant': '貨池', 'zh-Hans': '货池', en: 'Pool' },
  MAIN: { 'zh-Hant': '當季', 'zh-Hans': '当季', en: 'Of the season' },
  LATE: { 'zh-Hant': '交期較晚', 'zh-Hans': '交期较晚', en: 'Late windows' },
  NEW_CUSTOMER: { 'zh-Hant': '新客戶', 'zh-Hans': '新客户', en: 'New customers' },
  state: { 'zh-Hant': '狀態', 'zh-Hans': '状态', en: 'State' },
  orderedOn: { 'zh-Hant': '訂貨日', 'zh-Hans': '订货日', en: 'Ordered on' },
  lines: { 'zh-Hant': '行數', 'zh-Hans': '行数', en: 'Lines' },
  quantity: { 'zh-Hant': '件數', 'zh-Hans': '件数', en: 'Pieces' },
  amount: { 'zh-Hant': '金額', 'zh-Hans': '金额', en: 'Amount' },
  enteredBy: { 'zh-Hant': '錄入人', 'zh-Hans': '录入人', en: 'Entered by' },
  checkedBy: { 'zh-Hant': '覆核人', 'zh-Hans': '复核人', en: 'Checked by' },
  fileName: { 'zh-Hant': '來源檔案', 'zh-Hans': '来源文件', en: 'From the file' },
});

/** Orders as a file (F3, X6); its filter is what `franchiseOrders` takes. */
export const franchiseOrderExport = defineExport<OrderRow>({
  name: 'franchise-orders',
  title: words.title,
  permission: 'franchiseOrder.read',
  columns: [
    column(words.number, ({ number }) => number),
    column(words.season, ({ season }, language) => seasonName(season, language), 12),
    column(words.franchiseeNumber, ({ franchiseeNumber }) => franchiseeNumber, 12),
    column(words.franchisee, ({ franchisee }) => franchisee, 20),
    column(words.kind, ({ kind }, language) => words[kind][language], 10),
    column(words.pool, ({ pool }, language) => words[pool][language], 12),
    column(words.state, (row, language) => stateTitle(row, language), 12),
    column(words.orderedOn, ({ orderedOn }) => orderedOn, 12, 'date'),
    column(words.lines, ({ lineCount }) => lineCount, 10, 'number'),
    column(words.quantity, ({ quantity }) => quantity, 10, 'number'),
    column(words.amount, ({ amount }) => amount, 16, 'money'),
    column(words.enteredBy, ({ enteredBy }) => enteredBy, 12),
    column(words.checkedBy, ({ checkedBy }) => checkedBy, 12),
    column(words.fileName, ({ fileName }) => fileName, 24),
  ],
  rows: ({ database, filter }) => {
    // A file belongs to nobody: none of its orders is the caller’s own.
    const values: unknown[] = [''];
    const conditions = orderConditions(readFilter(FranchiseOrdersArgs, filter), values);
    return cursorRows<OrderRow>(
      database,
      `${orderRows} WHERE ${conditions.join(' AND ')} ORDER BY f.number, o.id`,
      values,
    );
  },
});
