import { defineTaskKind } from '../tasks/index.ts';

const officeDay = 450;

/** Somebody asks for the paper that follows one which expires (T5). */
export const expiringTask = defineTaskKind({
  key: 'document.expiring',
  title: {
    'zh-Hant': '{subject}的{paper}有效期至 {day}，請索取新件',
    'zh-Hans': '{subject}的{paper}有效期至 {day}，请索取新件',
    en: '{paper} of {subject} is good through {day}: ask for the one that follows',
  },
  dueAfter: officeDay * 5,
  remindAfter: officeDay * 2,
});

/** Somebody brings back what was lent, or sees that it comes back (T5). */
export const loanTask = defineTaskKind({
  key: 'document.loanOverdue',
  title: {
    'zh-Hant': '{borrower}借出的{paper}（{subject}）應於 {day} 歸還，請追回',
    'zh-Hans': '{borrower}借出的{paper}（{subject}）应于 {day} 归还，请追回',
    en: '{paper} of {subject}, lent to {borrower}, was due back on {day}: get it back',
  },
  dueAfter: officeDay,
  remindAfter: officeDay / 2,
});

/** By what the task of an expiring paper is called. */
export const expiringKey = (documentId: string): string => `document.expiring:${documentId}`;

/** By what the task of an overdue loan is called. */
export const loanKey = (loanId: string): string => `document.loan:${loanId}`;
