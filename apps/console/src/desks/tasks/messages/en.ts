import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'tasks.title': 'Tasks',
  'tasks.one': 'Task',
  'tasks.new': 'Give a task',
  'tasks.mine': 'My tasks',
  'tasks.overdue': 'Overdue',
  'tasks.dueToday': 'Due today',
  'tasks.reminded': 'Reminded',
  'tasks.allOpen': 'All open',
} satisfies Record<keyof typeof zhHant, string>;
