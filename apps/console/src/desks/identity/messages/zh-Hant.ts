/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'identity.people': '人員',
  'identity.organisation': '組織與崗位',
  'identity.roles': '角色與權限',
  'identity.keys': '介接金鑰',
  'identity.account': '我的帳號',
};
