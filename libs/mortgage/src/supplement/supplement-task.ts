import { defineTaskKind } from '@kefu/office/tasks';
import { text } from '../words/words.ts';

/** What is asked of the specialist while a round is open. */
export const supplementTask = defineTaskKind({
  key: 'mortgage.supplement',
  title: text(
    '銀行補件（第 {round} 輪）：{subject}',
    '银行补件（第 {round} 轮）：{subject}',
    'What the bank asked for, round {round}: {subject}',
  ),
  dueAfter: 1350,
  remindAfter: 450,
});
