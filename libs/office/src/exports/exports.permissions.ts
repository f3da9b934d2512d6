import { definePermissions } from '@kefu/platform/permissions';

/** Taking lists out of the house; each list demands its own permission besides. */
export const exportsPermissions = definePermissions({
  'export.make': {
    scopes: ['all'],
    grants: {
      administrator: 'all',
      GM: 'all',
      DGM: 'all',
      M: 'all',
      DM: 'all',
      SUP: 'all',
      BO: 'all',
      CS: 'all',
      BRANCH: 'all',
      HR: 'all',
      FIN: 'all',
      MS: 'all',
      SEC: 'all',
      WH: 'all',
      SETTLE: 'all',
    },
  },
});
