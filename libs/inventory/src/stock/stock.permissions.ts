import { definePermissions } from '@kefu/platform/permissions';

const leads = { M: 'all', DM: 'all', SUP: 'all' } as const;

/** What lies where: who sees it, who takes goods in, who corrects it (F4, F27). */
export const stockPermissions = definePermissions({
  'stock.read': {
    scopes: ['all'],
    grants: { ...leads, CS: 'all', BO: 'all', GM: 'all', DGM: 'all', FIN: 'all', WH: 'all' },
  },
  /** Takes goods in from production, one by one or from a file. */
  'stock.receive': { scopes: ['all'], grants: { ...leads, CS: 'all', WH: 'all' } },
  'stock.adjust': { scopes: ['all'], grants: { ...leads, WH: 'all' } },
});
