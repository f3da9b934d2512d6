import { definePermissions } from '@kefu/platform/permissions';

const leads = { M: 'all', DM: 'all', SUP: 'all' } as const;

/** Sharing out what came in: who sees it, who proposes, who decides (F4). */
export const allocationPermissions = definePermissions({
  'allocation.read': {
    scopes: ['all'],
    grants: { ...leads, CS: 'all', BO: 'all', GM: 'all', DGM: 'all', FIN: 'all', WH: 'all' },
  },
  'allocation.propose': { scopes: ['all'], grants: { ...leads, CS: 'all' } },
  'allocation.commit': { scopes: ['all'], grants: { ...leads, CS: 'all' } },
});
