/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'audit.title': '稽核紀錄',
};
