import { definePermissions } from '@kefu/platform/permissions';

const department = { GM: 'all', DGM: 'all', M: 'all', DM: 'all', SUP: 'all', CS: 'all', BO: 'all' } as const;
const enterers = { M: 'all', DM: 'all', SUP: 'all', CS: 'all', BO: 'all', BRANCH: 'branch' } as const;

/** Applications (T1–T4): who enters them, and whose posts decide their steps. */
export const applicationPermissions = definePermissions({
  'application.read': {
    scopes: ['branch', 'all'],
    grants: { ...department, FIN: 'all', SETTLE: 'all', BRANCH: 'branch' },
  },
  /** Enters, mends, hands in and takes back: staff, a branch's user, an integration. */
  'application.enter': { scopes: ['branch', 'all'], grants: enterers },
  'application.firstReview': { scopes: ['branch', 'all'], grants: { M: 'all', DM: 'all', SUP: 'all', CS: 'all' } },
  'application.finalReview': { scopes: ['branch', 'all'], grants: { M: 'all', DM: 'all' } },
  'application.confirmMoney': { scopes: ['branch', 'all'], grants: { FIN: 'all' } },
  'application.confirmPositions': { scopes: ['branch', 'all'], grants: { SETTLE: 'all' } },
  /** Hears of steps that are silent for too long. */
  'application.oversee': { scopes: ['branch', 'all'], grants: { GM: 'all', DGM: 'all', M: 'all' } },
  /** One sealed field in clear, with a reason, on the record (X2). */
  'application.reveal': { scopes: ['branch', 'all'], grants: { ...enterers, BRANCH: 'branch' } },
});
