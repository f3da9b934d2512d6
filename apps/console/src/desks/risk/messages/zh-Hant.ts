/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'risk.title': '風險監控',
  'risk.day': '風險日',
  'risk.followUps': '未送達跟進',
  'risk.watch': '觀察名單',
  'risk.settings': '風險設定',
  'risk.overdue': '過時未關帳',
  'risk.waiting.import': '等候檔案',
  'risk.waiting.screen': '待篩選提交',
  'risk.waiting.approve': '待批准發送',
  'risk.waiting.limits': '風險線待批准',
};
