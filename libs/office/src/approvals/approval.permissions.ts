import { definePermissions } from '@kefu/platform/permissions';

const everybody = {
  GM: 'all',
  DGM: 'all',
  M: 'all',
  DM: 'all',
  SUP: 'all',
  CS: 'all',
  BO: 'all',
  FIN: 'all',
  SETTLE: 'all',
} as const;

/** Approvals (X3). Which steps a person decides follows from the step's own permission, or from a delegation. */
export const approvalPermissions = definePermissions({
  'approval.read': { scopes: ['branch', 'all'], grants: { ...everybody, BRANCH: 'branch' } },
  'approval.decide': { scopes: ['all'], grants: { ...everybody, BRANCH: 'all' } },
  /** Puts steps on somebody's desk. */
  'approval.assign': { scopes: ['all'], grants: { M: 'all', DM: 'all', SUP: 'all' } },
  /** Delegates for others, such as somebody who fell ill; everybody delegates for themselves. */
  'approval.delegate': { scopes: ['all'], grants: { administrator: 'all', M: 'all', DM: 'all' } },
});
