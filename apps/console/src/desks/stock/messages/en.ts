import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'stock.stock': 'Stock',
  'stock.receipts': 'Goods received',
  'stock.dispatches': 'Dispatches',
  'stock.allocations': 'Allocation',
  'stock.allocation': 'Allocation',
  'stock.requests': 'Beside orders',
  'stock.request': 'Goods beside the orders',
  'stock.stores': 'Own stores',
  'stock.dispatchNote': 'Dispatch note',
} satisfies Record<keyof typeof zhHant, string>;
