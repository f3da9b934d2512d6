/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'fair.title': '訂貨會',
  'fair.sheet': '訂貨表',
};
