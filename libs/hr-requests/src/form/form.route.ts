import { defineApprovalRoute } from '@kefu/office/approvals';
import type { Decider } from '../kind/kind-definition.ts';
import { requestStep, stepTitles } from '../request/request-steps.ts';
import { text } from '../request/words.ts';

const step = (key: Decider, title: Parameters<typeof requestStep>[1], permission?: string) =>
  requestStep(key, title, 'pass', permission);

/** What the route of a kind that HR wrote is put together from (H1); who stands in two places decides once. */
export const formRoute = defineApprovalRoute({
  key: 'hrRequest.form',
  title: text('人事申請', '人事申请', 'Request to HR'),
  subject: 'hrRequest',
  steps: [
    step('currentManager', stepTitles.currentManager),
    step('managerAbove', text('上一級主管', '上一级主管', 'The manager’s manager')),
    step('post', text('指定崗位', '指定岗位', 'A named post')),
    step('hr', stepTitles.hr, 'hrRequest.review'),
    step('gm', stepTitles.gm, 'hrRequest.finalDecision'),
  ],
  moves: { return: 'return', reject: 'reject' },
  last: 'approve',
  requesterMayBegin: false,
  repeated: 'once',
});
