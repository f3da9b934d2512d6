/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'imports.title': '匯入',
  'imports.run': '一次匯入',
  'imports.waiting': '等您處理的匯入',
  'imports.state.reading': '讀取中',
  'imports.state.mapping': '待對應欄位',
  'imports.state.ready': '待確認',
  'imports.state.committing': '入冊中',
  'imports.state.committed': '已完成',
  'imports.state.cancelled': '已放棄',
  'imports.state.failed': '無法讀取',
};
