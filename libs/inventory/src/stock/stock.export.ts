import { column, cursorRows, defineExport, readFilter } from '@kefu/office/exports';
import { defineTexts } from '@kefu/platform/language';
import { balanceConditions, balanceRows } from './stock.sql.ts';
import { StockArgs, type StockBalance } from './stock.types.ts';

const words = defineTexts({
  title: { 'zh-Hant': '庫存', 'zh-Hans': '库存', en: 'Stock' },
  place: { 'zh-Hant': '庫位', 'zh-Hans': '库位', en: 'Place' },
  sku: { 'zh-Hant': '貨號', 'zh-Hans': '货号', en: 'SKU' },
  styleName: { 'zh-Hant': '款名', 'zh-Hans': '款名', en: 'Style' },
  category: { 'zh-Hant': '類別', 'zh-Hans': '类别', en: 'Category' },
  colour: { 'zh-Hant': '顏色', 'zh-Hans': '颜色', en: 'Colour' },
  size: { 'zh-Hant': '尺碼', 'zh-Hans': '尺码', en: 'Size' },
  quantity: { 'zh-Hant': '件數', 'zh-Hans': '件数', en: 'Pieces' },
  reserved: { 'zh-Hant': '已留', 'zh-Hans': '已留', en: 'Held' },
  free: { 'zh-Hant': '可用', 'zh-Hans': '可用', en: 'Free' },
  amount: { 'zh-Hant': '金額', 'zh-Hans': '金额', en: 'Amount' },
});

/** What lies where, as a file (F4, X6); its filter is what `stock` takes. */
export const stockExport = defineExport<StockBalance>({
  name: 'stock-balances',
  title: words.title,
  permission: 'stock.read',
  columns: [
    column(words.place, ({ place }) => place),
    column(words.sku, ({ sku }) => sku, 18),
    column(words.styleName, ({ styleName }) => styleName, 20),
    column(words.category, ({ category }) => category, 12),
    column(words.colour, ({ colour }) => colour, 10),
    column(words.size, ({ size }) => size, 8),
    column(words.quantity, ({ quantity }) => quantity, 10, 'number'),
    column(words.reserved, ({ reserved }) => reserved, 10, 'number'),
    column(words.free, ({ free }) => free, 10, 'number'),
    column(words.amount, ({ amount }) => amount, 16, 'money'),
  ],
  rows: ({ database, filter }) => {
    const values: unknown[] = [];
    const conditions = balanceConditions(readFilter(StockArgs, filter), values);
    return cursorRows<StockBalance>(
      database,
      `${balanceRows} WHERE ${conditions.join(' AND ')} ORDER BY k.code, b.place_id`,
      values,
    );
  },
});
