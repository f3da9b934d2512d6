import { definePermissions } from '@kefu/platform/permissions';

const department = { GM: 'all', DGM: 'all', M: 'all', DM: 'all', SUP: 'all', CS: 'all', BO: 'all' } as const;
const staff = { HR: 'all', MGR: 'all', PC: 'all', EMP: 'all', MS: 'all', SEC: 'all' } as const;
const owners = {
  GM: 'own',
  DGM: 'own',
  FIN: 'own',
  SETTLE: 'own',
  BRANCH: 'own',
  MGR: 'own',
  PC: 'own',
  EMP: 'own',
} as const;

/** Letters (X6). About which records is decided by who may see the record. */
export const letterPermissions = definePermissions({
  'letter.read': { scopes: ['all'], grants: { ...department, ...staff, FIN: 'all', SETTLE: 'all', BRANCH: 'all' } },
  /** `own`: about records of one's own, such as one's request to change posts (H6). */
  'letter.write': {
    scopes: ['own', 'all'],
    grants: { ...owners, M: 'all', DM: 'all', SUP: 'all', CS: 'all', BO: 'all', HR: 'all', MS: 'all' },
  },
  'letterTemplate.read': { scopes: ['all'], grants: { ...department, HR: 'all', administrator: 'all' } },
  'letterTemplate.write': {
    scopes: ['all'],
    grants: { administrator: 'all', M: 'all', DM: 'all', SUP: 'all', BO: 'all', HR: 'all' },
  },
  /** Never one's own words. */
  'letterTemplate.approve': { scopes: ['all'], grants: { GM: 'all', DGM: 'all', M: 'all', DM: 'all' } },
});
