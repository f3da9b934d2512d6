import { definePermissions } from '@kefu/platform/permissions';

const desk = { M: 'all', DM: 'all', SUP: 'all', CS: 'all' } as const;

/** The style master: who sees it, enters it, verifies what another entered (F2). */
export const stylePermissions = definePermissions({
  'style.read': { scopes: ['all'], grants: { ...desk, BO: 'all', GM: 'all', DGM: 'all', FIN: 'all', WH: 'all' } },
  'style.enter': { scopes: ['all'], grants: desk },
  'style.verify': { scopes: ['all'], grants: desk },
});
