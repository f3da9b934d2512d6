import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'tasks.title': '任务',
  'tasks.one': '任务',
  'tasks.new': '交办任务',
  'tasks.mine': '我的任务',
  'tasks.overdue': '逾期',
  'tasks.dueToday': '今天到期',
  'tasks.reminded': '已提醒',
  'tasks.allOpen': '全部待办',
} satisfies Record<keyof typeof zhHant, string>;
