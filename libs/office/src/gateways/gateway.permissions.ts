import { definePermissions } from '@kefu/platform/permissions';

/** Gateways, their secrets and routes (X7). */
export const gatewayPermissions = definePermissions({
  'gateway.read': { scopes: ['all'], grants: { administrator: 'all', M: 'all', DM: 'all', SUP: 'all' } },
  'gateway.settings': { scopes: ['all'], grants: { administrator: 'all', M: 'all' } },
});
