import { column, cursorRows, defineExport, instantText, readFilter } from '@kefu/office/exports';
import { defineTexts } from '@kefu/platform/language';
import { requestConditions, requestRows } from './goods-request.sql.ts';
import { type GoodsRequest, GoodsRequestsArgs } from './goods-request.types.ts';

const words = defineTexts({
  title: { 'zh-Hant': '要貨申請', 'zh-Hans': '要货申请', en: 'Goods requests' },
  number: { 'zh-Hant': '申請號', 'zh-Hans': '申请号', en: 'Request' },
  kind: { 'zh-Hant': '種類', 'zh-Hans': '种类', en: 'Kind' },
  REPLENISHMENT: { 'zh-Hant': '補單', 'zh-Hans': '补单', en: 'Replenishment' },
  SPECIAL: { 'zh-Hant': '特價', 'zh-Hans': '特价', en: 'Special price' },
  SUBSTITUTION: { 'zh-Hant': '換發', 'zh-Hans': '换发', en: 'Substitution' },
  DIVERSION: { 'zh-Hant': '直營調配', 'zh-Hans': '直营调配', en: 'Own store' },
  state: { 'zh-Hant': '狀態', 'zh-Hans': '状态', en: 'State' },
  asked: { 'zh-Hant': '待批准', 'zh-Hans': '待批准', en: 'Waits' },
  done: { 'zh-Hant': '已辦', 'zh-Hans': '已办', en: 'Done' },
  refused: { 'zh-Hant': '不批准', 'zh-Hans': '不批准', en: 'Refused' },
  receiver: { 'zh-Hant': '收貨方', 'zh-Hans': '收货方', en: 'Receiver' },
  source: { 'zh-Hant': '來源', 'zh-Hans': '来源', en: 'Source' },
  PREMADE: { 'zh-Hant': '預下', 'zh-Hans': '预下', en: 'Pre-made' },
  STOCK: { 'zh-Hant': '庫存', 'zh-Hans': '库存', en: 'From stock' },
  quantity: { 'zh-Hant': '件數', 'zh-Hans': '件数', en: 'Pieces' },
  amount: { 'zh-Hant': '金額', 'zh-Hans': '金额', en: 'Amount' },
  diverted: { 'zh-Hant': '由訂單調出', 'zh-Hans': '由订单调出', en: 'Taken from orders' },
  reason: { 'zh-Hant': '事由', 'zh-Hans': '事由', en: 'Reason' },
  consent: { 'zh-Hant': '客戶同意', 'zh-Hans': '客户同意', en: 'Consent' },
  consentedOn: { 'zh-Hant': '同意日', 'zh-Hans': '同意日', en: 'Agreed on' },
  askedBy: { 'zh-Hant': '申請人', 'zh-Hans': '申请人', en: 'Asked by' },
  askedAt: { 'zh-Hant': '申請時間', 'zh-Hans': '申请时间', en: 'Asked at' },
});

/** Goods requests as a file (F5, F7, F10, X6); its filter is what `goodsRequests` takes. */
export const goodsRequestExport = defineExport<GoodsRequest>({
  name: 'goods-requests',
  title: words.title,
  permission: 'goodsRequest.read',
  columns: [
    column(words.number, ({ number }) => number),
    column(words.kind, ({ kind }, language) => words[kind][language], 12),
    column(words.state, ({ state }, language) => words[state][language], 12),
    column(words.receiver, ({ receiver }) => receiver, 20),
    column(words.source, ({ source }, language) => source && words[source][language], 12),
    column(words.quantity, ({ quantity }) => quantity, 10, 'number'),
    column(words.amount, ({ amount }) => amount, 16, 'money'),
    column(words.diverted, ({ diverted }) => diverted, 12, 'number'),
    column(words.reason, ({ reason }) => reason, 30),
    column(words.consent, ({ consent }) => consent, 24),
    column(words.consentedOn, ({ consentedOn }) => consentedOn, 12, 'date'),
    column(words.askedBy, ({ askedBy }) => askedBy, 12),
    column(words.askedAt, ({ askedAt }) => instantText(askedAt), 18),
  ],
  rows: ({ database, filter }) => {
    const values: unknown[] = [];
    const conditions = requestConditions(readFilter(GoodsRequestsArgs, filter), values);
    return cursorRows<GoodsRequest>(
      database,
      `${requestRows} WHERE ${conditions.join(' AND ')} ORDER BY r.id DESC`,
      values,
    );
  },
});
