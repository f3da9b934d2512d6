/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'quality.title': '數據質量',
  'quality.toMend': '待更正的資料',
  'quality.toSignOff': '等您簽核',
};
