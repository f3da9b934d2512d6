import type { Announcement } from '@kefu/platform/topics';

/** Word that something of a thread changed, for those of the case and for its consultant (S26). @param id the case's */
export const threadChange = (id: string, teamId: string | null, consultantId: string | null): Announcement => ({
  type: 'mortgageThread',
  id,
  permission: 'mortgageThread.read',
  teamId,
  ownerId: consultantId,
});
