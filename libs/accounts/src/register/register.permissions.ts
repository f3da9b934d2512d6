import { definePermissions } from '@kefu/platform/permissions';

const department = { GM: 'all', DGM: 'all', M: 'all', DM: 'all', SUP: 'all', CS: 'all', BO: 'all' } as const;

/** Who may look into the register of traders and who may change what stands there (T6). */
export const registerPermissions = definePermissions({
  /** Lists, search, records, the seats calendar: personal data masked. */
  'trader.read': { scopes: ['branch', 'all'], grants: { ...department, FIN: 'all', BRANCH: 'branch' } },
  'trader.change': { scopes: ['branch', 'all'], grants: { M: 'all', DM: 'all', SUP: 'all', CS: 'all', BO: 'all' } },
  /** Tags: classification takes nothing from the trader, so that a branch may classify its own. */
  'trader.classify': {
    scopes: ['branch', 'all'],
    grants: { M: 'all', DM: 'all', SUP: 'all', CS: 'all', BO: 'all', BRANCH: 'branch' },
  },
  /** One field in clear, with a reason, on the record (X2). */
  'trader.reveal': {
    scopes: ['branch', 'all'],
    grants: { M: 'all', DM: 'all', SUP: 'all', CS: 'all', BO: 'all', BRANCH: 'branch' },
  },
});
