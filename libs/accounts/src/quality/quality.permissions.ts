import { definePermissions } from '@kefu/platform/permissions';

/** The data-quality queue (T6): branches see and mend what is theirs, the manager signs off. */
export const qualityPermissions = definePermissions({
  'traderFault.read': {
    scopes: ['branch', 'all'],
    grants: { M: 'all', DM: 'all', SUP: 'all', CS: 'all', BO: 'all', BRANCH: 'branch' },
  },
  'traderFault.mend': { scopes: ['branch', 'all'], grants: { M: 'all', DM: 'all', CS: 'all', BO: 'all' } },
  'traderFault.signOff': { scopes: ['all'], grants: { M: 'all' } },
});
