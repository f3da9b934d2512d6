import { definePermissions } from '@kefu/platform/permissions';

const everyone = [
  'administrator',
  'GM',
  'DGM',
  'M',
  'DM',
  'SUP',
  'CS',
  'BO',
  'FIN',
  'SETTLE',
  'BRANCH',
  'HR',
  'MGR',
  'SEC',
  'MS',
  'PC',
  'EMP',
];

/** Reading the calendar is everyone's; changing it moves reminders and clocks, so few may (X4). */
export const calendarPermissions = definePermissions({
  'calendar.read': { scopes: ['all'], grants: Object.fromEntries(everyone.map((role) => [role, 'all' as const])) },
  'calendar.manage': { scopes: ['all'], grants: { administrator: 'all', M: 'all', DM: 'all', BO: 'all' } },
});
