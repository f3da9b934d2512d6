import { definePermissions } from '@kefu/platform/permissions';

const department = { GM: 'all', DGM: 'all', M: 'all', DM: 'all', SUP: 'all', CS: 'all', BO: 'all' } as const;

/** Letters (X6). About which records is decided by who may see the record. */
export const letterPermissions = definePermissions({
  'letter.read': { scopes: ['all'], grants: { ...department, BRANCH: 'all' } },
  'letter.write': { scopes: ['all'], grants: { M: 'all', DM: 'all', SUP: 'all', CS: 'all', BO: 'all' } },
  'letterTemplate.read': { scopes: ['all'], grants: { ...department, administrator: 'all' } },
  'letterTemplate.write': {
    scopes: ['all'],
    grants: { administrator: 'all', M: 'all', DM: 'all', SUP: 'all', BO: 'all' },
  },
  /** Never one's own words. */
  'letterTemplate.approve': { scopes: ['all'], grants: { GM: 'all', DGM: 'all', M: 'all', DM: 'all' } },
});
