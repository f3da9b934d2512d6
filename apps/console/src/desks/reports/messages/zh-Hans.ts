import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'reports.title': '开户情况统计',
  'reports.quarters': '开户情况统计（季度）',
  'reports.rows': '统计明细',
  'reports.name.quarter': '{year}年第{quarter}季度',
  'reports.state.open': '待结账',
  'reports.unreadVersion': '第 {version} 版未阅',
} satisfies Record<keyof typeof zhHant, string>;
