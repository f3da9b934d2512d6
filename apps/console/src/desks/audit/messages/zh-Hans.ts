import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'audit.action': '动作',
  'audit.title': '审计记录',
} satisfies Record<keyof typeof zhHant, string>;
