/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'tasks.title': '任務',
  'tasks.one': '任務',
  'tasks.new': '交辦任務',
  'tasks.mine': '我的任務',
  'tasks.overdue': '逾期',
  'tasks.dueToday': '今天到期',
  'tasks.reminded': '已提醒',
  'tasks.allOpen': '全部待辦',
};
