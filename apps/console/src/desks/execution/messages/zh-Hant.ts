/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'execution.title': '訂單執行率',
  'execution.shortages': '短缺預測',
};
