import { defineSubject } from '@kefu/office/subjects';
import { sql } from '@kefu/platform/database';

/** A transmittal as what papers, tasks and approvals are about. */
export const transmittalSubject = defineSubject({
  type: 'transmittal',
  permission: 'transmittal.read',
  facts: sql(
    'transmittal.subject',
    `SELECT t.id, t.number || ' ' || b.name AS title, t.branch_id AS "branchId", NULL::uuid AS "teamId", t.packed_by AS "ownerId"
     FROM transmittal t JOIN org_unit b ON b.id = t.branch_id WHERE t.id = ANY($1::uuid[])`,
  ),
});
