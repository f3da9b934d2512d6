import { definePermissions } from '@kefu/platform/permissions';

/** For how long personal data are kept, and their erasure (S7). */
export const retentionPermissions = definePermissions({
  'mortgageRetention.read': { scopes: ['all'], grants: { M: 'all', DM: 'all', SUP: 'all', GM: 'all' } },
  /** Says for how long, and confirms that what is due is erased. */
  'mortgageRetention.decide': { scopes: ['all'], grants: { M: 'all', DM: 'all', SUP: 'all' } },
});
