/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'archive.title': '檔案',
  'archive.settings': '資料清單與類型',
  'archive.shelf.unverified': '待核對',
  'archive.shelf.unplaced': '未上架正本',
  'archive.shelf.expiring': '即將到期',
  'archive.shelf.expired': '已過期',
  'archive.shelf.overdue': '逾期未還',
};
