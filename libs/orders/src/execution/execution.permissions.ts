import { definePermissions } from '@kefu/platform/permissions';

const leads = { M: 'all', DM: 'all', SUP: 'all' } as const;

/** How far orders were executed: who sees it, says why little came, closes a month (F6, F9). */
export const executionPermissions = definePermissions({
  'execution.read': {
    scopes: ['all'],
    grants: { ...leads, CS: 'all', BO: 'all', GM: 'all', DGM: 'all', FIN: 'all', WH: 'all' },
  },
  'execution.answer': { scopes: ['all'], grants: { ...leads, CS: 'all' } },
  'execution.close': { scopes: ['all'], grants: leads },
});
