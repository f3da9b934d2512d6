import { defineApprovalRoute } from '@kefu/office/approvals';
import { requestStep as step, stepTitles } from '../request/request-steps.ts';
import { text } from '../request/words.ts';

/** The route of a change of posts (H5); who stands in two places decides once. Two of its ten days are left over. */
export const transferRoute = defineApprovalRoute({
  key: 'hrRequest.transfer',
  title: text('調整崗位申請', '调整岗位申请', 'Change of posts'),
  subject: 'hrRequest',
  steps: [
    step('currentManager', stepTitles.currentManager, 'passCurrentManager'),
    step('targetManager', text('調入部門主管', '调入部门主管', 'Receiving manager'), 'passTargetManager'),
    step('hr', stepTitles.hr, 'passHr', 'hrRequest.review'),
    step('gm', stepTitles.gm, 'passGm', 'hrRequest.finalDecision'),
  ],
  moves: { return: 'return', reject: 'reject' },
  requesterMayBegin: false,
  repeated: 'once',
});
