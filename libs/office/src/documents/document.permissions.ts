import { definePermissions } from '@kefu/platform/permissions';

const department = { M: 'all', DM: 'all', SUP: 'all', CS: 'all', BO: 'all' } as const;

/** Papers (T5). Whoever reaches a paper also needs to see the record that it belongs to. */
export const documentPermissions = definePermissions({
  'document.read': {
    scopes: ['own', 'branch', 'all'],
    grants: { ...department, GM: 'all', DGM: 'all', FIN: 'all', SETTLE: 'all', BRANCH: 'branch' },
  },
  /** Hands papers in, corrects what is said of them, takes back what was handed in by mistake. */
  'document.add': { scopes: ['own', 'branch', 'all'], grants: { ...department, BRANCH: 'branch' } },
  /** Says that a paper was compared with what it stands for. */
  'document.verify': { scopes: ['branch', 'all'], grants: department },
  /** Shelves papers, lends them and takes them back. */
  'document.keep': { scopes: ['branch', 'all'], grants: department },
  /** Takes the file itself, without a watermark. */
  'document.download': { scopes: ['branch', 'all'], grants: { M: 'all', DM: 'all', SUP: 'all', BO: 'all' } },
  /** Which papers are required of whom, and when to remind of their expiry. */
  'document.settings': { scopes: ['all'], grants: { administrator: 'all', M: 'all', DM: 'all', SUP: 'all' } },
});
