/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'audit.action': '動作',
  'audit.title': '稽核紀錄',
};
