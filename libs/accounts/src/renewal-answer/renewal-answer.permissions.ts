import { definePermissions } from '@kefu/platform/permissions';

/** Who writes down what a trader answers: staff, a branch's user, an integration (T3). */
export const renewalAnswerPermissions = definePermissions({
  'renewal.answer': {
    scopes: ['branch', 'all'],
    grants: { M: 'all', DM: 'all', SUP: 'all', CS: 'all', BO: 'all', BRANCH: 'branch' },
  },
});
