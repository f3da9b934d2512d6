import { definePermissions } from '@kefu/platform/permissions';

const heads = { GM: 'all', DGM: 'all', M: 'all', DM: 'all' } as const;
const clerks = {
  CS: 'own',
  BO: 'own',
  FIN: 'own',
  SETTLE: 'own',
  BRANCH: 'own',
  HR: 'own',
  MGR: 'own',
  SEC: 'own',
  MS: 'own',
  PC: 'own',
  EMP: 'own',
  administrator: 'own',
} as const;

/** Tasks (T20). Whoever opened one, and whoever's role it waits at, is always among those who see it. */
export const taskPermissions = definePermissions({
  'task.read': { scopes: ['own', 'team', 'branch', 'all'], grants: { ...heads, SUP: 'team', ...clerks } },
  /** Settles tasks and hands them over. */
  'task.work': { scopes: ['own', 'team', 'branch', 'all'], grants: { ...heads, SUP: 'team', ...clerks } },
  /** Gives tasks: `own` to oneself, `all` to anybody. */
  'task.create': { scopes: ['own', 'all'], grants: { ...heads, SUP: 'all', ...clerks } },
});
