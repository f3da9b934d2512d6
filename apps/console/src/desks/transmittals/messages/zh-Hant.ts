/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'transmittals.title': '資料寄送',
  'transmittals.one': '資料寄送',
  'transmittals.new': '新建寄送',
  'transmittals.repack': '修改清單',
  'transmittals.list': '資料寄送清單',
  'transmittals.figures': '寄送統計',
  'transmittals.state.sent': '在途',
  'transmittals.state.received': '已收到，清點中',
  'transmittals.overdue': '逾期未確認',
};
