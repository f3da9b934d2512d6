import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'fair.title': '订货会',
  'fair.sheet': '订货表',
} satisfies Record<keyof typeof zhHant, string>;
