/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'stock.stock': '庫存',
  'stock.receipts': '入庫',
  'stock.dispatches': '發貨',
  'stock.allocations': '配發',
  'stock.allocation': '配發方案',
  'stock.requests': '訂單外',
  'stock.request': '訂單外發貨',
  'stock.stores': '直營店',
  'stock.dispatchNote': '發貨單',
};
