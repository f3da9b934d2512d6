import { definePermissions } from '@kefu/platform/permissions';

/** What changes a contract after it was signed (S6, S18). */
export const amendmentPermissions = definePermissions({
  /** Amends amounts, enters what a house measures, and decides where that is beyond 3 %. */
  'mortgageContract.amend': { scopes: ['all'], grants: { M: 'all', SUP: 'all' } },
});
