import { definePermissions } from '@kefu/platform/permissions';

/** Reports of the cases: the supervisor sees all, a specialist the team's. */
export const reportPermissions = definePermissions({
  'mortgageReport.read': {
    scopes: ['team', 'all'],
    grants: { M: 'all', DM: 'all', SUP: 'all', GM: 'all', DGM: 'all', MS: 'team' },
  },
});
