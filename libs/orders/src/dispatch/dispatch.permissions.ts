import { definePermissions } from '@kefu/platform/permissions';

const leads = { M: 'all', DM: 'all', SUP: 'all' } as const;

/** Goods on their way to franchisees: who sees them, who sends them (F4, F5). */
export const dispatchPermissions = definePermissions({
  'dispatch.read': {
    scopes: ['all'],
    grants: { ...leads, CS: 'all', BO: 'all', GM: 'all', DGM: 'all', FIN: 'all', WH: 'all' },
  },
  'dispatch.enter': { scopes: ['all'], grants: { ...leads, CS: 'all', WH: 'all' } },
});
