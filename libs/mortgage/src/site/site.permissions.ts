import { definePermissions } from '@kefu/platform/permissions';

/** Sales sites and which mortgage team works for which sales team (S23). */
export const sitePermissions = definePermissions({
  'mortgageSite.settings': { scopes: ['all'], grants: { M: 'all', SUP: 'all' } },
});
