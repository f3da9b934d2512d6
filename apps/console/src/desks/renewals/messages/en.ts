import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'renewals.title': 'Renewal reminders',
  'renewals.settings': 'Terms and reminders',
  'renewals.unreachable': 'Cannot be reached: no phone',
  'renewals.notArrived': 'Reminders that did not arrive',
  'renewals.terms': 'Terms to renew',
} satisfies Record<keyof typeof zhHant, string>;
