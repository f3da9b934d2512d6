import { roleKeys } from '@kefu/office/department';
import { definePermissions, type ScopeKind } from '@kefu/platform/permissions';

/** Everybody reaches their own and, where people stand below them, those of their people. */
export const everybody: Readonly<Record<string, ScopeKind>> = Object.fromEntries(
  roleKeys.map((role) => [role, 'line' as const]),
);

/** Everybody reaches their own. */
export const ownOnly: Readonly<Record<string, ScopeKind>> = Object.fromEntries(
  roleKeys.map((role) => [role, 'own' as const]),
);

/** What is on record of people and posts (H2). */
export const recordPermissions = definePermissions({
  'hrRecord.read': {
    scopes: ['own', 'line', 'all'],
    grants: { ...everybody, HR: 'all', GM: 'all' },
  },
  /** Writes employment, head-counts, cases and what was issued; reads what a case is about. */
  'hrRecord.manage': { scopes: ['all'], grants: { HR: 'all' } },
  /** Personal details: masked, and one by one in clear for a reason. */
  'personalDetail.read': { scopes: ['own', 'all'], grants: { ...ownOnly, HR: 'all' } },
  'headCount.read': { scopes: ['all'], grants: { HR: 'all', GM: 'all', DGM: 'all' } },
});
