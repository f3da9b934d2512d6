import { defineSubject } from '@kefu/office/subjects';
import { sql } from '@kefu/platform/database';

/** The thread of a case as what tasks are about: for those too who do not see the case itself (S26). Its id is the case's. */
export const mortgageThreadSubject = defineSubject({
  type: 'mortgageThread',
  permission: 'mortgageThread.read',
  facts: sql(
    'mortgageThread.subject',
    `SELECT k.id, k.number || ' ' || c.house AS title, NULL::uuid AS "branchId", k.team_id AS "teamId", c.consultant_id AS "ownerId"
     FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id WHERE k.id = ANY($1::uuid[])`,
  ),
});
