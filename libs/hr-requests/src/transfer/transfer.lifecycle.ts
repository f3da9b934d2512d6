import { defineLifecycle, type LifecycleState, type LifecycleTransition } from '@kefu/office/lifecycle';
import { text } from '../request/words.ts';

/** Key of the lifecycle of a change of posts. */
export const transferLifecycle = 'hrRequest.transfer';

const states = {
  draft: { title: text('草稿', '草稿', 'Draft'), tone: 'draft' },
  currentManager: { title: text('現任主管審批', '现任主管审批', 'Current manager'), tone: 'waiting' },
  targetManager: { title: text('調入部門主管審批', '调入部门主管审批', 'Receiving manager'), tone: 'waiting' },
  hr: { title: text('人事審核', '人事审核', 'HR review'), tone: 'waiting' },
  gm: { title: text('總經理審批', '总经理审批', 'General manager'), tone: 'waiting' },
  approved: { title: text('已批准', '已批准', 'Approved'), tone: 'waiting' },
  amendmentSigned: { title: text('已簽變更協議', '已签变更协议', 'Amendment signed'), tone: 'waiting' },
  scheduled: { title: text('待生效', '待生效', 'Dated'), tone: 'waiting' },
  effective: { title: text('已生效', '已生效', 'In effect'), tone: 'done', final: true },
  returned: { title: text('退回補充', '退回补充', 'Returned'), tone: 'returned' },
  rejected: { title: text('未獲批准', '未获批准', 'Rejected'), tone: 'refused', final: true },
  withdrawn: { title: text('已撤回', '已撤回', 'Withdrawn'), tone: 'refused', final: true },
  lapsed: { title: text('已失效', '已失效', 'Lapsed'), tone: 'refused', final: true },
} as const satisfies Record<string, LifecycleState>;

type State = keyof typeof states;

/** The steps that people decide, in their order. */
export const decisionStates = ['currentManager', 'targetManager', 'hr', 'gm'] as const satisfies readonly State[];
/** States in which it is decided and not yet carried out. */
export const carriedStates = ['approved', 'amendmentSigned', 'scheduled'] as const satisfies readonly State[];

const pass = (from: State, to: State): LifecycleTransition => ({
  title: text('同意', '同意', 'Agree'),
  from: [from],
  to,
});

const transitions: Record<string, LifecycleTransition> = {
  submit: {
    title: text('提交申請', '提交申请', 'Hand in'),
    from: ['draft', 'returned'],
    to: 'currentManager',
    permission: 'hrRequest.apply',
    guards: ['complete', 'postsSound', 'chainWhole', 'calendarKnown'],
  },
  passCurrentManager: pass('currentManager', 'targetManager'),
  passTargetManager: pass('targetManager', 'hr'),
  passHr: pass('hr', 'gm'),
  passGm: pass('gm', 'approved'),
  return: {
    title: text('退回補充', '退回补充', 'Return'),
    from: decisionStates,
    to: 'returned',
    needsReason: true,
  },
  reject: { title: text('不同意', '不同意', 'Reject'), from: decisionStates, to: 'rejected', needsReason: true },
  sign: {
    title: text('登記已簽變更協議', '登记已签变更协议', 'Record the signed amendment'),
    from: ['approved'],
    to: 'amendmentSigned',
    permission: 'hrRequest.carryOut',
    guards: ['papersComplete', 'postsSound', 'successorsNamed'],
  },
  schedule: {
    title: text('設定生效日', '设定生效日', 'Set the day'),
    from: ['amendmentSigned'],
    to: 'scheduled',
    guards: ['postsSound', 'dateSet'],
  },
  unschedule: {
    title: text('取消生效日', '取消生效日', 'Take the day back'),
    from: ['scheduled'],
    to: 'amendmentSigned',
    permission: 'hrRequest.carryOut',
    needsReason: true,
  },
  takeEffect: {
    title: text('生效', '生效', 'Take effect'),
    from: ['scheduled'],
    to: 'effective',
    guards: ['postsSound'],
  },
  withdraw: {
    title: text('撤回', '撤回', 'Take back'),
    from: ['draft', 'returned', ...decisionStates, 'approved'],
    to: 'withdrawn',
    permission: 'hrRequest.apply',
  },
  lapse: {
    title: text('使失效', '使失效', 'Let lapse'),
    from: ['returned', ...carriedStates],
    to: 'lapsed',
    permission: 'hrRequest.carryOut',
    needsReason: true,
  },
};

/** 調崗: DRAFT → CURRENT_MANAGER → TARGET_MANAGER → HR → GM → APPROVED → AMENDMENT_SIGNED → SCHEDULED → EFFECTIVE (H5). */
export const transferDefinition = defineLifecycle({
  key: transferLifecycle,
  subject: 'hrRequest',
  table: 'hr_request',
  scope: { own: 'person_id' },
  readPermission: 'hrRequest.read',
  versions: [{ version: 1, initial: 'draft', states, transitions }],
});
