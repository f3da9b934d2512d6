import { definePermissions } from '@kefu/platform/permissions';

/** Imports (X5); each kind demands a permission of its own besides. */
export const importPermissions = definePermissions({
  'import.run': {
    scopes: ['all'],
    grants: { M: 'all', DM: 'all', SUP: 'all', CS: 'all', BO: 'all', FIN: 'all', SEC: 'all' },
  },
});
