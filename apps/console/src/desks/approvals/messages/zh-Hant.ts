/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'approvals.waiting': '等我審批',
  'approvals.all': '全部待我審批的申請',
  'approvals.delegations': '審批委託',
};
