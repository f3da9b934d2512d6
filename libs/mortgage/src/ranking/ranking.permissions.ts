import { definePermissions } from '@kefu/platform/permissions';

const department = { GM: 'all', DGM: 'all', M: 'all', DM: 'all', SUP: 'all' } as const;

/** The race of the teams and the penalties proposed from it (S24, S25). */
export const rankingPermissions = definePermissions({
  /** Everybody of the site sees how the teams stand. */
  'mortgageRanking.read': {
    scopes: ['all'],
    grants: { ...department, SEC: 'all', FIN: 'all', HR: 'all', MS: 'all', PC: 'all' },
  },
  'mortgageRanking.settings': { scopes: ['all'], grants: { GM: 'all' } },
  'mortgageRanking.reopen': { scopes: ['all'], grants: { GM: 'all' } },
  'mortgagePenalty.read': { scopes: ['team', 'all'], grants: { ...department, HR: 'all', MS: 'team' } },
  'mortgagePenalty.review': { scopes: ['all'], grants: { SUP: 'all' } },
  'mortgagePenalty.decide': { scopes: ['all'], grants: { GM: 'all' } },
  'mortgagePenalty.appeal': { scopes: ['team', 'all'], grants: { MS: 'team' } },
  /** HR's sign-off: against variable pay only. */
  'mortgagePenalty.book': { scopes: ['all'], grants: { HR: 'all' } },
});
