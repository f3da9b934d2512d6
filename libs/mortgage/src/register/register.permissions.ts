import { definePermissions } from '@kefu/platform/permissions';

/** The register of contract papers (S6); who reads contracts reads it. */
export const registerPermissions = definePermissions({
  /** Takes and voids numbers, hands copies out, records seals. */
  'mortgageRegister.keep': {
    scopes: ['team', 'all'],
    grants: { M: 'all', DM: 'all', SUP: 'all', SEC: 'all', MS: 'team' },
  },
  /** Says which numbers a site may use, and what became of those that are missing. */
  'mortgageRegister.numbers': { scopes: ['all'], grants: { M: 'all', DM: 'all', SUP: 'all', SEC: 'all' } },
});
