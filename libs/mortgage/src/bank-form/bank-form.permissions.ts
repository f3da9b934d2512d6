import { definePermissions } from '@kefu/platform/permissions';

/** Banks' forms (S20): whoever carries a case fills them. */
export const bankFormPermissions = definePermissions({
  /** Uploads versions of forms and says which datum goes into which field. */
  'mortgageBankForm.settings': { scopes: ['all'], grants: { M: 'all', DM: 'all', SUP: 'all' } },
});
