import { column, cursorRows, defineExport, readFilter } from '@kefu/office/exports';
import { defineTexts } from '@kefu/platform/language';
import { productionLines } from './consolidation.sql.ts';
import { type ProductionLine, ProductionLinesArgs } from './consolidation.types.ts';

const words = defineTexts({
  title: { 'zh-Hant': '生產單', 'zh-Hans': '生产单', en: 'Production order' },
  sku: { 'zh-Hant': '貨號', 'zh-Hans': '货号', en: 'SKU' },
  styleName: { 'zh-Hant': '款名', 'zh-Hans': '款名', en: 'Style' },
  quantity: { 'zh-Hant': '件數', 'zh-Hans': '件数', en: 'Pieces' },
  amount: { 'zh-Hant': '金額', 'zh-Hans': '金额', en: 'Amount' },
});

/** What a production order asks for as a file (F1, X6); its filter is what `productionLines` takes. */
export const productionLineExport = defineExport<ProductionLine>({
  name: 'production-lines',
  title: words.title,
  permission: 'franchiseOrder.read',
  columns: [
    column(words.sku, ({ sku }) => sku, 18),
    column(words.styleName, ({ styleName }) => styleName, 20),
    column(words.quantity, ({ quantity }) => quantity, 10, 'number'),
    column(words.amount, ({ amount }) => amount, 16, 'money'),
  ],
  rows: ({ database, filter }) => {
    const { productionOrderId } = readFilter(ProductionLinesArgs, filter);
    return cursorRows<ProductionLine>(database, `${productionLines} ORDER BY k.code`, [productionOrderId]);
  },
});
