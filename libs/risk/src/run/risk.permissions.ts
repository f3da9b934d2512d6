import { definePermissions } from '@kefu/platform/permissions';

const department = { M: 'all', DM: 'all', SUP: 'all', CS: 'all', BO: 'all' } as const;

/** The daily risk run (T9) and its watch list (T11): the back office imports, a manager approves. */
export const riskPermissions = definePermissions({
  'risk.read': { scopes: ['all'], grants: { GM: 'all', DGM: 'all', ...department } },
  'risk.import': { scopes: ['all'], grants: { BO: 'all', SUP: 'all' } },
  'risk.approve': { scopes: ['all'], grants: { M: 'all', DM: 'all' } },
  'risk.readFollowUps': {
    scopes: ['branch', 'all'],
    grants: { GM: 'all', DGM: 'all', ...department, BRANCH: 'branch' },
  },
  'risk.followUp': { scopes: ['branch', 'all'], grants: { ...department, BRANCH: 'branch' } },
  'risk.care': { scopes: ['all'], grants: department },
  'risk.close': { scopes: ['all'], grants: { BO: 'all', SUP: 'all', M: 'all', DM: 'all' } },
  'risk.settings': { scopes: ['all'], grants: { M: 'all', DM: 'all' } },
});
