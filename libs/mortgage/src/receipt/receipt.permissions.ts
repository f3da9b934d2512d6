import { definePermissions } from '@kefu/platform/permissions';

/** Money that came in (S13, S24). Whoever reads a contract reads its receipts; finance alone enters and confirms them. */
export const receiptPermissions = definePermissions({
  'mortgageReceipt.import': { scopes: ['all'], grants: { FIN: 'all' } },
  /** Enters, confirms and reverses single receipts. */
  'mortgageReceipt.enter': { scopes: ['all'], grants: { FIN: 'all' } },
});
