import { definePermissions } from '@kefu/platform/permissions';

const everywhere = { M: 'all', DM: 'all', SUP: 'all' } as const;

/** Cases (S2, S22): the supervisor reaches all, a specialist those of the team. */
export const mortgageCasePermissions = definePermissions({
  'mortgageCase.read': {
    scopes: ['own', 'team', 'all'],
    grants: { ...everywhere, SEC: 'all', GM: 'all', DGM: 'all', FIN: 'all', MS: 'team' },
  },
  /** Carries cases on, writes what banks say, pauses clocks. */
  'mortgageCase.work': { scopes: ['own', 'team', 'all'], grants: { ...everywhere, MS: 'team' } },
  /** Reviews contracts that somebody else drafted, and cancels (S15). */
  'mortgageCase.review': { scopes: ['team', 'all'], grants: everywhere },
  /** Opens cases for confirmed receipts, reconciles them, says that money was given back (S13). */
  'mortgageCase.finance': { scopes: ['all'], grants: { FIN: 'all' } },
  /** Hears of steps that take too long. */
  'mortgageCase.oversee': { scopes: ['all'], grants: { M: 'all', SUP: 'all' } },
  /** Rules of loans, limits of steps, which buildings are topped out. */
  'mortgageCase.settings': { scopes: ['all'], grants: everywhere },
});
