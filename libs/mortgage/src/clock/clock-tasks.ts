import { defineTaskKind } from '@kefu/office/tasks';
import { text } from '../words/words.ts';

/** What is asked of people at each level of a clock: its specialist, the supervisor, the manager. */
export const clockTasks = [
  {
    role: 'MS',
    kind: defineTaskKind({
      key: 'mortgage.clockWarned',
      title: text('即將逾期：{subject} {step}', '即将逾期：{subject} {step}', 'Soon overdue: {subject} {step}'),
      dueAfter: 90,
      remindAfter: 45,
    }),
  },
  {
    role: 'SUP',
    kind: defineTaskKind({
      key: 'mortgage.clockOverdue',
      title: text('已逾期：{subject} {step}', '已逾期：{subject} {step}', 'Overdue: {subject} {step}'),
      dueAfter: 225,
      remindAfter: 90,
    }),
  },
  {
    role: 'M',
    kind: defineTaskKind({
      key: 'mortgage.clockLongOverdue',
      title: text('嚴重逾期：{subject} {step}', '严重逾期：{subject} {step}', 'Long overdue: {subject} {step}'),
      dueAfter: 225,
      remindAfter: 90,
    }),
  },
] as const;

/** What the task of a clock's level is called by. @param level 1 warned, 2 and 3 escalated */
export const clockTaskKey = (clockId: string, level: number): string => `mortgage.clock:${clockId}:${level}`;
