import { definePermissions } from '@kefu/platform/permissions';

/** Period figures: who reads, closes and restates them, who takes note of them, who says what the classes are (T7, T8). */
export const periodReportPermissions = definePermissions({
  'report.read': {
    scopes: ['branch', 'all'],
    grants: {
      administrator: 'all',
      GM: 'all',
      DGM: 'all',
      M: 'all',
      DM: 'all',
      SUP: 'all',
      CS: 'all',
      BO: 'all',
      BRANCH: 'branch',
    },
  },
  // Customer service draws them up; only the manager states them anew.
  'report.close': { scopes: ['all'], grants: { M: 'all', DM: 'all', SUP: 'all', CS: 'all' } },
  'report.restate': { scopes: ['all'], grants: { M: 'all' } },
  'report.acknowledge': { scopes: ['all'], grants: { GM: 'all' } },
  'report.classes': { scopes: ['all'], grants: { administrator: 'all', M: 'all' } },
});
