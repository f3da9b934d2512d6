import { definePermissions } from '../permissions/index.ts';

/** Reading the audit and checking its chain (X2). */
export const auditPermissions = definePermissions({
  'audit.read': { scopes: ['all'], grants: { administrator: 'all', GM: 'all', M: 'all' } },
});
