import { definePermissions } from '../permissions/index.ts';

/** Files by themselves; a room that serves files of its own does so under its own permission. */
export const filesPermissions = definePermissions({
  'file.upload': {
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
      SETTLE: 'all',
      BRANCH: 'all',
      HR: 'all',
      MGR: 'all',
      PC: 'all',
      EMP: 'all',
    },
  },
  'file.read': {
    scopes: ['own', 'all'],
    grants: {
      M: 'all',
      DM: 'all',
      GM: 'own',
      DGM: 'own',
      SUP: 'own',
      CS: 'own',
      BO: 'own',
      FIN: 'own',
      SETTLE: 'own',
      BRANCH: 'own',
      HR: 'own',
      MGR: 'own',
      PC: 'own',
      EMP: 'own',
      administrator: 'own',
    },
  },
});
