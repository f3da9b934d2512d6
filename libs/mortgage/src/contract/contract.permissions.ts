import { definePermissions } from '@kefu/platform/permissions';

const everywhere = { M: 'all', DM: 'all', SUP: 'all', SEC: 'all' } as const;

/** Contracts and their buyers (S6, S7, S22): the supervisor reaches all, a specialist those of the team, a consultant the own ones. */
export const contractPermissions = definePermissions({
  /** Lists, pages, what is owed: personal data masked. */
  'mortgageContract.read': {
    scopes: ['own', 'team', 'all'],
    grants: { ...everywhere, GM: 'all', DGM: 'all', FIN: 'all', MS: 'team', PC: 'own' },
  },
  'mortgageContract.import': { scopes: ['all'], grants: everywhere },
  /** A phone or certificate in clear, with a reason, on the record (X2). */
  'mortgageContract.reveal': { scopes: ['own', 'team', 'all'], grants: { ...everywhere, MS: 'team', PC: 'own' } },
  /** Enters who else a contract speaks of, and by which papers they are known. */
  'mortgageContract.people': { scopes: ['own', 'team', 'all'], grants: { ...everywhere, MS: 'team' } },
  /** Says whether buyers of two contracts are one person. */
  'mortgageContract.identify': { scopes: ['own', 'team', 'all'], grants: { ...everywhere, MS: 'team' } },
  /** Says which person sold a contract: they then see its thread (S26). */
  'mortgageContract.assignConsultant': { scopes: ['all'], grants: everywhere },
});
