import { definePermissions } from '@kefu/platform/permissions';

const everywhere = { M: 'all', DM: 'all', SUP: 'all' } as const;

/** Threads of cases (S26): of those that a case shows, and beyond it the consultant who sold the contract, for the own ones. */
export const threadPermissions = definePermissions({
  'mortgageThread.read': {
    scopes: ['own', 'team', 'all'],
    grants: { ...everywhere, SEC: 'all', GM: 'all', DGM: 'all', FIN: 'all', MS: 'team', PC: 'own' },
  },
  'mortgageThread.write': { scopes: ['own', 'team', 'all'], grants: { ...everywhere, MS: 'team', PC: 'own' } },
});
