import { definePermissions } from '@kefu/platform/permissions';

const leads = { M: 'all', DM: 'all', SUP: 'all' } as const;

/** Own stores and what they sell: who posts it, who opens stores (F27). Whoever sees stock sees them. */
export const storePermissions = definePermissions({
  'store.post': { scopes: ['all'], grants: { ...leads, CS: 'all', WH: 'all' } },
  'store.manage': { scopes: ['all'], grants: leads },
});
