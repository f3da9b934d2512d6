import { definePermissions } from '@kefu/platform/permissions';

const leads = { M: 'all', DM: 'all', SUP: 'all' } as const;

/** What consultants are said to have promised on their own account (S28): heard by themselves, decided above them. */
export const promisePermissions = definePermissions({
  'mortgagePrivatePromise.read': {
    scopes: ['own', 'team', 'all'],
    grants: { ...leads, GM: 'all', DGM: 'all', HR: 'all', MS: 'team', PC: 'own' },
  },
  'mortgagePrivatePromise.report': { scopes: ['team', 'all'], grants: { ...leads, MS: 'team' } },
  /** Investigates, upholds or dismisses; the first approval of the sanction. */
  'mortgagePrivatePromise.decide': { scopes: ['all'], grants: leads },
  /** The second approval, and what becomes of an appeal. */
  'mortgagePrivatePromise.sanction': { scopes: ['all'], grants: { GM: 'all' } },
  /** The consultant's own say: a statement, an appeal, what was done about the problem. */
  'mortgagePrivatePromise.answer': { scopes: ['own'], grants: { PC: 'own' } },
});
