/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'letters.templates': '函件範本',
  'letters.template': '函件範本',
  'letters.new': '新建範本',
  'letters.versionNth': '第 {version} 版',
  'letters.toApprove': '待核准的函件範本',
};
