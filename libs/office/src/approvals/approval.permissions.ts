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

const staff = { HR: 'own', MGR: 'own', PC: 'own', EMP: 'own' } as const;

/** Approvals (X3). Which steps a person decides follows from the step's own permission, or from a delegation. */
export const approvalPermissions = definePermissions({
  /** `own`: what one asked for; whatever one may decide is seen besides. */
  'approval.read': { scopes: ['own', 'branch', 'all'], grants: { ...everybody, BRANCH: 'branch', ...staff } },
  'approval.decide': {
    scopes: ['all'],
    grants: { ...everybody, BRANCH: 'all', HR: 'all', MGR: 'all', PC: 'all', EMP: 'all' },
  },
  /** Puts steps on somebody's desk. */
  'approval.assign': { scopes: ['all'], grants: { M: 'all', DM: 'all', SUP: 'all' } },
  /** Delegates for others, such as somebody who fell ill; everybody delegates for themselves. */
  'approval.delegate': { scopes: ['all'], grants: { administrator: 'all', M: 'all', DM: 'all', HR: 'all' } },
});
