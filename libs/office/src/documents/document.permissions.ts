import { definePermissions } from '@kefu/platform/permissions';

const department = { M: 'all', DM: 'all', SUP: 'all', CS: 'all', BO: 'all' } as const;

const heads = { GM: 'own', DGM: 'own', FIN: 'own', SETTLE: 'own' } as const;
/** The sales site: of which records is decided by who may see the record. */
const site = { SEC: 'all', MS: 'all' } as const;
const staff = { HR: 'all', MGR: 'line', PC: 'own', EMP: 'own' } as const;

/** Papers (T5). Whoever reaches a paper also needs to see the record that it belongs to. */
export const documentPermissions = definePermissions({
  'document.read': {
    scopes: ['own', 'line', 'branch', 'all'],
    grants: { ...department, GM: 'all', DGM: 'all', FIN: 'all', SETTLE: 'all', BRANCH: 'branch', ...site, ...staff },
  },
  /** Hands papers in, corrects what is said of them, takes back what was handed in by mistake. */
  'document.add': {
    scopes: ['own', 'branch', 'all'],
    grants: { ...department, BRANCH: 'branch', ...site, ...staff, MGR: 'own', ...heads },
  },
  /** Says that a paper was compared with what it stands for. */
  'document.verify': { scopes: ['branch', 'all'], grants: { ...department, ...site, HR: 'all' } },
  /** Shelves papers, lends them and takes them back. */
  'document.keep': { scopes: ['branch', 'all'], grants: { ...department, ...site } },
  /** Takes the file itself, without a watermark. */
  'document.download': { scopes: ['branch', 'all'], grants: { M: 'all', DM: 'all', SUP: 'all', BO: 'all', HR: 'all' } },
  /** Which papers are required of whom, and when to remind of their expiry. */
  'document.settings': { scopes: ['all'], grants: { administrator: 'all', M: 'all', DM: 'all', SUP: 'all' } },
});
