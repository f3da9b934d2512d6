import { definePermissions } from '../permissions/index.ts';

/** Following changes; each kind of record demands its own permission besides. */
export const topicsPermissions = definePermissions({
  'change.follow': {
    scopes: ['all'],
    grants: {
      administrator: 'all',
      GM: 'all',
      DGM: 'all',
      M: 'all',
      DM: 'all',
      SUP: 'all',
      CS: 'all',
      BO: 'all',
      FIN: 'all',
      BRANCH: 'all',
      HR: 'all',
      MGR: 'all',
      SEC: 'all',
      MS: 'all',
      PC: 'all',
      EMP: 'all',
    },
  },
});
