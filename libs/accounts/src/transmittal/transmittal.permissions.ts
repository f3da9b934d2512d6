import { definePermissions } from '@kefu/platform/permissions';

const department = { GM: 'all', DGM: 'all', M: 'all', DM: 'all', SUP: 'all', CS: 'all', BO: 'all' } as const;

/** Transmittals (T8): a branch packs and sends its own, the department receives. */
export const transmittalPermissions = definePermissions({
  'transmittal.read': { scopes: ['branch', 'all'], grants: { ...department, BRANCH: 'branch' } },
  'transmittal.send': { scopes: ['branch', 'all'], grants: { BRANCH: 'branch' } },
  'transmittal.receive': {
    scopes: ['branch', 'all'],
    grants: { M: 'all', DM: 'all', SUP: 'all', CS: 'all', BO: 'all' },
  },
  /** After how many office days without an answer a transmittal is chased. */
  'transmittal.settings': { scopes: ['all'], grants: { administrator: 'all', M: 'all', DM: 'all' } },
});
