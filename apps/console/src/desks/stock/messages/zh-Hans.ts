import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'stock.stock': '库存',
  'stock.receipts': '入库',
  'stock.dispatches': '发货',
  'stock.allocations': '配发',
  'stock.allocation': '配发方案',
  'stock.requests': '订单外',
  'stock.request': '订单外发货',
  'stock.stores': '直营店',
  'stock.dispatchNote': '发货单',
} satisfies Record<keyof typeof zhHant, string>;
