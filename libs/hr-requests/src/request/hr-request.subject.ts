import { askedToDecideSql } from '@kefu/office/approvals';
import { defineSubject } from '@kefu/office/subjects';
import { sql } from '@kefu/platform/database';

/** A request as what papers, tasks, approvals and letters are about. */
export const hrRequestSubject = defineSubject({
  type: 'hrRequest',
  permission: 'hrRequest.read',
  personal: true,
  facts: sql(
    'hrRequest.subject',
    `SELECT id, number || ' ' || person_name AS title, NULL::uuid AS "branchId", NULL::uuid AS "teamId", person_id AS "ownerId"
     FROM hr_request WHERE id = ANY($1::uuid[])`,
  ),
  asked: sql(
    'hrRequest.asked',
    `SELECT asked.subject_id AS id FROM (${askedToDecideSql('hrRequest', '$2')}) asked WHERE asked.subject_id = ANY($1::uuid[])`,
  ),
});
