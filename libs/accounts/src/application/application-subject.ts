import { defineSubject } from '@kefu/office/subjects';
import { sql } from '@kefu/platform/database';

/** An application as what papers, tasks and approvals are about. */
export const applicationSubject = defineSubject({
  type: 'application',
  permission: 'application.read',
  facts: sql(
    'application.subject',
    `SELECT id, number || ' ' || name AS title, branch_id AS "branchId", NULL::uuid AS "teamId", entered_by AS "ownerId"
     FROM account_application WHERE id = ANY($1::uuid[])`,
  ),
});
