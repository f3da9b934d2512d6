import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'fair.title': 'At the fair',
  'fair.sheet': 'Fair sheet',
} satisfies Record<keyof typeof zhHant, string>;
