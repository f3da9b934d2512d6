import { defineLifecycle, type LifecycleState, type LifecycleTransition } from '@kefu/office/lifecycle';
import { text } from '../request/words.ts';

/** Key of the lifecycle of a request on a form that HR wrote. */
export const formLifecycle = 'hrRequest.form';

const states = {
  draft: { title: text('草稿', '草稿', 'Draft'), tone: 'draft' },
  deciding: { title: text('審批中', '审批中', 'Being decided'), tone: 'waiting' },
  approved: { title: text('已批准，待人事確認', '已批准，待人事确认', 'Approved, HR confirms'), tone: 'waiting' },
  done: { title: text('已辦結', '已办结', 'Done'), tone: 'done', final: true },
  returned: { title: text('退回補充', '退回补充', 'Returned'), tone: 'returned' },
  rejected: { title: text('未獲批准', '未获批准', 'Rejected'), tone: 'refused', final: true },
  withdrawn: { title: text('已撤回', '已撤回', 'Withdrawn'), tone: 'refused', final: true },
  lapsed: { title: text('已失效', '已失效', 'Lapsed'), tone: 'refused', final: true },
} as const satisfies Record<string, LifecycleState>;

const agree = text('同意', '同意', 'Agree');

const transitions: Record<string, LifecycleTransition> = {
  submit: {
    title: text('提交申請', '提交申请', 'Hand in'),
    from: ['draft', 'returned'],
    to: 'deciding',
    permission: 'hrRequest.apply',
    guards: ['kindOffered', 'complete', 'papersComplete', 'chainWhole', 'calendarKnown'],
  },
  pass: { title: agree, from: ['deciding'], to: 'deciding' },
  approve: { title: agree, from: ['deciding'], to: 'approved' },
  return: { title: text('退回補充', '退回补充', 'Return'), from: ['deciding'], to: 'returned', needsReason: true },
  reject: { title: text('不同意', '不同意', 'Reject'), from: ['deciding'], to: 'rejected', needsReason: true },
  confirm: {
    title: text('確認辦結', '确认办结', 'Confirm'),
    from: ['approved'],
    to: 'done',
    permission: 'hrRequest.carryOut',
  },
  // Of a kind that HR does not confirm.
  settle: { title: text('辦結', '办结', 'Done'), from: ['approved'], to: 'done' },
  withdraw: {
    title: text('撤回', '撤回', 'Take back'),
    from: ['draft', 'returned', 'deciding', 'approved'],
    to: 'withdrawn',
    permission: 'hrRequest.apply',
  },
  lapse: {
    title: text('使失效', '使失效', 'Let lapse'),
    from: ['returned', 'approved'],
    to: 'lapsed',
    permission: 'hrRequest.carryOut',
    needsReason: true,
  },
};

/** DRAFT → DECIDING → APPROVED → DONE: every kind that HR wrote goes this way, over the steps of its own route (H1). */
export const formDefinition = defineLifecycle({
  key: formLifecycle,
  subject: 'hrRequest',
  table: 'hr_request',
  scope: { own: 'person_id' },
  readPermission: 'hrRequest.read',
  versions: [{ version: 1, initial: 'draft', states, transitions }],
});
