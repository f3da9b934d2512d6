import { definePermissions } from '@kefu/platform/permissions';

const leads = { M: 'all', DM: 'all', SUP: 'all' } as const;
const desk = { ...leads, CS: 'all' } as const;

/** Orders of franchisees: who sees, enters, checks what another entered, consolidates (F1, F3). */
export const orderPermissions = definePermissions({
  'franchiseOrder.read': {
    scopes: ['all'],
    grants: { ...desk, BO: 'all', GM: 'all', DGM: 'all', FIN: 'all', WH: 'all' },
  },
  'franchiseOrder.enter': { scopes: ['all'], grants: desk },
  'franchiseOrder.check': { scopes: ['all'], grants: desk },
  'franchiseOrder.consolidate': { scopes: ['all'], grants: leads },
  'season.manage': { scopes: ['all'], grants: leads },
});
