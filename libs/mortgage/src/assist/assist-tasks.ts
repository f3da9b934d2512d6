import { defineTaskKind } from '@kefu/office/tasks';
import { text } from '../words/words.ts';

/** What is asked of the consultant, until the day of the request. */
export const assistTask = defineTaskKind({
  key: 'mortgage.assist',
  title: text('請配合：{subject} {what}', '请配合：{subject} {what}', 'Please assist: {subject} {what}'),
  dueAfter: 1350,
  remindAfter: 450,
});

/** What is asked of the supervisor once the day of a request is over. */
export const assistLateTask = defineTaskKind({
  key: 'mortgage.assistLate',
  title: text(
    '{consultant} 逾期未配合：{subject} {what}',
    '{consultant} 逾期未配合：{subject} {what}',
    '{consultant} has not assisted in time: {subject} {what}',
  ),
  dueAfter: 450,
  remindAfter: 225,
});

/** What the tasks of a request are called by. */
export const assistTaskKey = (assistId: string): string => `mortgage.assist:${assistId}`;
export const assistLateTaskKey = (assistId: string): string => `mortgage.assistLate:${assistId}`;
