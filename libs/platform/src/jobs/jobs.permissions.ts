import { definePermissions } from '../permissions/index.ts';

/** Looking at the jobs and trying failed ones again (X11). */
export const jobsPermissions = definePermissions({
  'jobs.manage': { scopes: ['all'], grants: { administrator: 'all', M: 'all', DM: 'all' } },
});
