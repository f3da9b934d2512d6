import { defineTaskKind } from '@kefu/office/tasks';
import { text } from '../words/words.ts';

/** What is asked of the supervisor when a problem is escalated. */
export const problemTask = defineTaskKind({
  key: 'mortgage.problemEscalated',
  title: text('問題客戶升級：{subject}', '问题客户升级：{subject}', 'Problem escalated: {subject}'),
  dueAfter: 450,
  remindAfter: 225,
});

/** What the task of a problem is called by. */
export const problemTaskKey = (problemId: string): string => `mortgage.problem:${problemId}`;
