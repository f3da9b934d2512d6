import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'quality.title': 'Data quality',
  'quality.toMend': 'Data to be mended',
  'quality.toSignOff': 'Wait for your sign-off',
} satisfies Record<keyof typeof zhHant, string>;
