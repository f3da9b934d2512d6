import { definePermissions } from '../permissions/index.ts';

/** People, posts, roles and keys (X1, X10). */
export const identityPermissions = definePermissions({
  'person.read': {
    scopes: ['all'],
    grants: { administrator: 'all', GM: 'all', M: 'all', DM: 'all', BO: 'all', HR: 'all' },
  },
  'person.manage': { scopes: ['all'], grants: { administrator: 'all' } },
  'role.manage': { scopes: ['all'], grants: { administrator: 'all' } },
  'apiKey.manage': { scopes: ['all'], grants: { administrator: 'all', M: 'all' } },
});
