import { definePermissions } from '@kefu/platform/permissions';

/** Requests to assist (S27): answered by the consultant who was asked, and nobody else. */
export const assistPermissions = definePermissions({
  'mortgageAssist.answer': { scopes: ['own'], grants: { PC: 'own' } },
});
