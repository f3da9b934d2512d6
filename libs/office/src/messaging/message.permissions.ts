import { definePermissions } from '@kefu/platform/permissions';

/** Reading the ledger, sending again, and wording what leaves (X7). */
export const messagePermissions = definePermissions({
  'message.read': {
    scopes: ['branch', 'all'],
    grants: { administrator: 'all', M: 'all', DM: 'all', SUP: 'all', CS: 'all', BO: 'all', BRANCH: 'branch' },
  },
  'message.resend': { scopes: ['all'], grants: { M: 'all', DM: 'all', SUP: 'all' } },
  'message.optOut': { scopes: ['all'], grants: { M: 'all', DM: 'all', SUP: 'all', CS: 'all', BO: 'all' } },
  'message.settings': { scopes: ['all'], grants: { administrator: 'all', M: 'all', DM: 'all' } },
});
