import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'quality.title': '数据质量',
  'quality.toMend': '待更正的资料',
  'quality.toSignOff': '等您签核',
} satisfies Record<keyof typeof zhHant, string>;
