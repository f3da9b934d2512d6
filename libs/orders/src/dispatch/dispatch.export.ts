import { column, cursorRows, defineExport, readFilter } from '@kefu/office/exports';
import { defineTexts } from '@kefu/platform/language';
import { noteConditions, noteLines } from './dispatch.sql.ts';
import { type DispatchLine, type DispatchNote, DispatchNotesArgs } from './dispatch.types.ts';

const words = defineTexts({
  title: { 'zh-Hant': '發貨單', 'zh-Hans': '发货单', en: 'Dispatch notes' },
  note: { 'zh-Hant': '發貨單號', 'zh-Hans': '发货单号', en: 'Note' },
  dispatchedOn: { 'zh-Hant': '發貨日', 'zh-Hans': '发货日', en: 'Dispatched on' },
  franchiseeNumber: { 'zh-Hant': '客戶編號', 'zh-Hans': '客户编号', en: 'Customer no.' },
  franchisee: { 'zh-Hant': '加盟商', 'zh-Hans': '加盟商', en: 'Franchisee' },
  sku: { 'zh-Hant': '貨號', 'zh-Hans': '货号', en: 'SKU' },
  styleName: { 'zh-Hant': '款名', 'zh-Hans': '款名', en: 'Style' },
  kind: { 'zh-Hant': '種類', 'zh-Hans': '种类', en: 'Kind' },
  ORDER: { 'zh-Hant': '訂單', 'zh-Hans': '订单', en: 'Order' },
  REPLENISHMENT: { 'zh-Hant': '補單', 'zh-Hans': '补单', en: 'Replenishment' },
  SPECIAL: { 'zh-Hant': '特價', 'zh-Hans': '特价', en: 'Special price' },
  RETURN: { 'zh-Hant': '退貨', 'zh-Hans': '退货', en: 'Return' },
  SUBSTITUTION: { 'zh-Hant': '換發', 'zh-Hans': '换发', en: 'Substitution' },
  quantity: { 'zh-Hant': '件數', 'zh-Hans': '件数', en: 'Pieces' },
  unitPrice: { 'zh-Hant': '單價', 'zh-Hans': '单价', en: 'Unit price' },
  amount: { 'zh-Hant': '金額', 'zh-Hans': '金额', en: 'Amount' },
  source: { 'zh-Hant': '來源', 'zh-Hans': '来源', en: 'Source' },
  PREMADE: { 'zh-Hant': '預下', 'zh-Hans': '预下', en: 'Pre-made' },
  STOCK: { 'zh-Hant': '庫存', 'zh-Hans': '库存', en: 'From stock' },
  original: { 'zh-Hant': '代替貨號', 'zh-Hans': '代替货号', en: 'Stands for' },
  counts: { 'zh-Hant': '計入執行', 'zh-Hans': '计入执行', en: 'Counts into execution' },
  yes: { 'zh-Hant': '是', 'zh-Hans': '是', en: 'Yes' },
  no: { 'zh-Hant': '否', 'zh-Hans': '否', en: 'No' },
  remark: { 'zh-Hant': '備註', 'zh-Hans': '备注', en: 'Remark' },
});

/** A line with the note that it stands on. */
type Row = DispatchLine &
  Pick<DispatchNote, 'dispatchedOn' | 'franchisee'> & { readonly note: string; readonly franchiseeNumber: string };

/** Dispatch notes as a file, a row for each line (F5, X6); its filter is what `dispatchNotes` takes. */
export const dispatchExport = defineExport<Row>({
  name: 'goods-dispatches',
  title: words.title,
  permission: 'dispatch.read',
  columns: [
    column(words.note, ({ note }) => note),
    column(words.dispatchedOn, ({ dispatchedOn }) => dispatchedOn, 12, 'date'),
    column(words.franchiseeNumber, ({ franchiseeNumber }) => franchiseeNumber, 12),
    column(words.franchisee, ({ franchisee }) => franchisee, 20),
    column(words.sku, ({ sku }) => sku, 18),
    column(words.styleName, ({ styleName }) => styleName, 20),
    column(words.kind, ({ kind }, language) => words[kind][language], 12),
    column(words.quantity, ({ quantity }) => quantity, 10, 'number'),
    column(words.unitPrice, ({ unitPrice }) => unitPrice, 12, 'money'),
    column(words.amount, ({ amount }) => amount, 16, 'money'),
    column(words.source, ({ source }, language) => source && words[source][language], 12),
    column(words.original, ({ original }) => original, 18),
    column(
      words.counts,
      ({ counts }, language) => (counts === null ? null : words[counts ? 'yes' : 'no'][language]),
      12,
    ),
    column(words.remark, ({ remark }) => remark, 24),
  ],
  rows: ({ database, filter }) => {
    const values: unknown[] = [];
    const conditions = noteConditions(readFilter(DispatchNotesArgs, filter), values);
    return cursorRows<Row>(
      database,
      `${noteLines} WHERE ${conditions.join(' AND ')} ORDER BY n.dispatched_on DESC, n.id DESC, k.code, d.id`,
      values,
    );
  },
});
