import { definePermissions } from '@kefu/platform/permissions';

/** What remains on an account (T2): finance says what is owed, settlement what is open. */
export const balancePermissions = definePermissions({
  'balance.read': {
    scopes: ['branch', 'all'],
    grants: { M: 'all', DM: 'all', SUP: 'all', CS: 'all', FIN: 'all', SETTLE: 'all', BRANCH: 'branch' },
  },
  'balance.recordMoney': { scopes: ['branch', 'all'], grants: { FIN: 'all' } },
  'balance.recordPositions': { scopes: ['branch', 'all'], grants: { SETTLE: 'all' } },
});
