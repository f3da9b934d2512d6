import { definePermissions } from '@kefu/platform/permissions';

/** Who sees franchisees and who keeps their register (F3). */
export const franchiseePermissions = definePermissions({
  'franchisee.read': {
    scopes: ['all'],
    grants: { M: 'all', DM: 'all', SUP: 'all', CS: 'all', BO: 'all', GM: 'all', DGM: 'all', FIN: 'all', WH: 'all' },
  },
  'franchisee.manage': { scopes: ['all'], grants: { M: 'all', DM: 'all', SUP: 'all', CS: 'all' } },
});
