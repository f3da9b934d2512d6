import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'identity.people': 'People',
  'identity.organisation': 'Organisation',
  'identity.roles': 'Roles',
  'identity.keys': 'API keys',
  'identity.account': 'My account',
} satisfies Record<keyof typeof zhHant, string>;
