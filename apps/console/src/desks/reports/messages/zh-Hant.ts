/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'reports.title': '開戶情況統計',
  'reports.quarters': '開戶情況統計（季度）',
  'reports.rows': '統計明細',
  'reports.name.quarter': '{year}年第{quarter}季度',
  'reports.state.open': '待結帳',
  'reports.unreadVersion': '第 {version} 版未閱',
};
