import { definePermissions } from '@kefu/platform/permissions';

const desk = { administrator: 'all', M: 'all', DM: 'all', SUP: 'all', CS: 'all', BO: 'all', BRANCH: 'branch' } as const;

/** Renewals: who reads them, who renews, who sets their cadence (T3). */
export const renewalPermissions = definePermissions({
  'renewal.read': { scopes: ['branch', 'all'], grants: desk },
  'renewal.renew': { scopes: ['branch', 'all'], grants: { M: 'all', DM: 'all', SUP: 'all', CS: 'all' } },
  'renewal.plan': { scopes: ['all'], grants: { M: 'all', DM: 'all' } },
  'renewal.settings': { scopes: ['all'], grants: { administrator: 'all', M: 'all', DM: 'all' } },
});
