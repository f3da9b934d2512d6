/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'stock.stock': '庫存',
  'stock.receipts': '入庫',
  'stock.dispatches': '發貨',
  'stock.dispatchNote': '發貨單',
};
