import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'hr.requests': 'HR requests',
  'hr.request': 'HR request',
  'hr.newTransfer': 'Apply to change posts',
  'hr.mend': 'Edit the application',
  'hr.figures': 'HR figures and head-counts',
  'hr.people': 'People on record',
  'hr.person': 'Person on record',
  'hr.mine': 'My requests',
  'hr.tenureOf':
    '{months, plural, one {# month} other {# months}} {restDays, plural, one {# day} other {# days}} ({days} days in all)',
  'hr.newRequest': 'New request',
  'hr.kinds': 'Kinds of request',
  'hr.kindOf': 'Kind of request',
} satisfies Record<keyof typeof zhHant, string>;
