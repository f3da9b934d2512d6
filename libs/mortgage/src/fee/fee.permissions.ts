import { definePermissions } from '@kefu/platform/permissions';

/** Fees (S18). Whoever reads a contract reads what is due on it. */
export const feePermissions = definePermissions({
  /** Says that a fee was told, and asks to let one go. */
  'mortgageFee.notify': { scopes: ['own', 'team', 'all'], grants: { SUP: 'all', SEC: 'all', MS: 'team' } },
  'mortgageFee.pay': { scopes: ['all'], grants: { FIN: 'all' } },
  'mortgageFee.decideWaiver': { scopes: ['all'], grants: { M: 'all', SUP: 'all', GM: 'all' } },
  /** Enters rules, and assesses open fees anew by them. */
  'mortgageFee.settings': { scopes: ['all'], grants: { M: 'all', SUP: 'all' } },
});
