import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'execution.title': 'Order execution',
  'execution.shortages': 'Shortages ahead',
} satisfies Record<keyof typeof zhHant, string>;
