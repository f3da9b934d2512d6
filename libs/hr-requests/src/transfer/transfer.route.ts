import { type ApprovalStepDefinition, defineApprovalRoute } from '@kefu/office/approvals';
import type { Text } from '@kefu/platform/language';
import { text } from '../request/words.ts';

/** Office minutes of a usual office day. */
const officeDay = 450;

const step = (key: string, title: Text, approve: string, permission?: string): ApprovalStepDefinition => ({
  key,
  title,
  ...(permission && { permission }),
  approve,
  // Four steps of two days each leave two of the ten within which an answer is owed.
  remindAfter: officeDay,
  escalateAfter: 2 * officeDay,
  escalateTo: 'hrRequest.oversee',
});

/** The route of a change of posts (H5); who stands in two places decides once. */
export const transferRoute = defineApprovalRoute({
  key: 'hrRequest.transfer',
  title: text('調整崗位申請', '调整岗位申请', 'Change of posts'),
  subject: 'hrRequest',
  steps: [
    step('currentManager', text('現任主管', '现任主管', 'Current manager'), 'passCurrentManager'),
    step('targetManager', text('調入部門主管', '调入部门主管', 'Receiving manager'), 'passTargetManager'),
    step('hr', text('人事', '人事', 'HR'), 'passHr', 'hrRequest.review'),
    step('gm', text('總經理', '总经理', 'General manager'), 'passGm', 'hrRequest.finalDecision'),
  ],
  moves: { return: 'return', reject: 'reject' },
  requesterMayBegin: false,
  repeated: 'once',
});
