/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'mortgage.contracts': '按揭合同',
};
