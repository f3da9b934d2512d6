import { column, cursorRows, defineExport, readFilter } from '@kefu/office/exports';
import { defineTexts } from '@kefu/platform/language';
import { receiptConditions, receiptRows } from './goods-receipt.sql.ts';
import { type GoodsReceipt, GoodsReceiptsArgs } from './goods-receipt.types.ts';

const words = defineTexts({
  title: { 'zh-Hant': '入庫單', 'zh-Hans': '入库单', en: 'Goods receipts' },
  number: { 'zh-Hant': '入庫單號', 'zh-Hans': '入库单号', en: 'Receipt' },
  receivedOn: { 'zh-Hant': '入庫日', 'zh-Hans': '入库日', en: 'Received on' },
  supplier: { 'zh-Hant': '供貨', 'zh-Hans': '供货', en: 'Supplier' },
  skus: { 'zh-Hant': '貨號數', 'zh-Hans': '货号数', en: 'SKUs' },
  quantity: { 'zh-Hant': '件數', 'zh-Hans': '件数', en: 'Pieces' },
  amount: { 'zh-Hant': '金額', 'zh-Hans': '金额', en: 'Amount' },
  enteredBy: { 'zh-Hant': '錄入人', 'zh-Hans': '录入人', en: 'Entered by' },
});

/** Goods receipts as a file (F4, X6); its filter is what `goodsReceipts` takes. */
export const goodsReceiptExport = defineExport<GoodsReceipt>({
  name: 'goods-receipts',
  title: words.title,
  permission: 'stock.read',
  columns: [
    column(words.number, ({ number }) => number),
    column(words.receivedOn, ({ receivedOn }) => receivedOn, 12, 'date'),
    column(words.supplier, ({ supplier }) => supplier, 20),
    column(words.skus, ({ skus }) => skus, 10, 'number'),
    column(words.quantity, ({ quantity }) => quantity, 10, 'number'),
    column(words.amount, ({ amount }) => amount, 16, 'money'),
    column(words.enteredBy, ({ enteredBy }) => enteredBy, 12),
  ],
  rows: ({ database, filter }) => {
    const values: unknown[] = [];
    const conditions = receiptConditions(readFilter(GoodsReceiptsArgs, filter), values);
    return cursorRows<GoodsReceipt>(
      database,
      `${receiptRows} WHERE ${conditions.join(' AND ')} ORDER BY r.received_on DESC, r.id DESC`,
      values,
    );
  },
});
