import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'identity.people': '人员',
  'identity.organisation': '组织与岗位',
  'identity.roles': '角色与权限',
  'identity.keys': '接口密钥',
  'identity.account': '我的账号',
} satisfies Record<keyof typeof zhHant, string>;
