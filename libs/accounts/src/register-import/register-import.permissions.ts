import { definePermissions } from '@kefu/platform/permissions';

/** Bringing a register in (T6). */
export const registerImportPermissions = definePermissions({
  'trader.import': { scopes: ['all'], grants: { M: 'all', DM: 'all', CS: 'all', BO: 'all' } },
});
