import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'approvals.waiting': 'Waiting for my decision',
  'approvals.all': 'All that wait for me',
  'approvals.delegations': 'Standing in',
} satisfies Record<keyof typeof zhHant, string>;
