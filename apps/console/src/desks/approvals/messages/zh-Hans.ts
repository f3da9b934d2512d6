import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'approvals.waiting': '等我审批',
  'approvals.all': '全部待我审批的申请',
  'approvals.delegations': '审批委托',
} satisfies Record<keyof typeof zhHant, string>;
