import { defineSubject } from '@kefu/office/subjects';
import { sql } from '@kefu/platform/database';
import { definePersonWork } from '@kefu/platform/identity';

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

// Whoever of the department enters applications goes on with them.
definePersonWork({
  kind: 'application',
  title: { 'zh-Hant': '經手未結的申請', 'zh-Hans': '经手未结的申请', en: 'Applications they entered' },
  fate: 'stays',
  itemsSql: `SELECT id, number || ' ' || name AS title FROM account_application
    WHERE entered_by = $1 AND state NOT IN ('active', 'rejected', 'withdrawn')`,
});
