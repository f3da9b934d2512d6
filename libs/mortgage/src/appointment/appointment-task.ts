import { defineTaskKind } from '@kefu/office/tasks';
import { text } from '../words/words.ts';

/** What is asked of who goes along: to be there, and to say what became of it. */
export const appointmentTask = defineTaskKind({
  key: 'mortgage.appointment',
  title: text(
    '陪同客戶到銀行：{subject} {bank}',
    '陪同客户到银行：{subject} {bank}',
    'Go to the bank with the customer: {subject} {bank}',
  ),
  dueAfter: 450,
  remindAfter: 225,
});
