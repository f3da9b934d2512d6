import { defineSubject } from '@kefu/office/subjects';
import { sql } from '@kefu/platform/database';

/** A trader as what papers, tasks and letters are about. */
export const traderSubject = defineSubject({
  type: 'trader',
  permission: 'trader.read',
  facts: sql(
    'trader.subject',
    `SELECT id, number || ' ' || name AS title, branch_id AS "branchId", NULL::uuid AS "teamId", NULL::uuid AS "ownerId"
     FROM trader WHERE id = ANY($1::uuid[])`,
  ),
});
