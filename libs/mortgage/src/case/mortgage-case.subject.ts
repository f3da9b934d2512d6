import { defineSubject } from '@kefu/office/subjects';
import { sql } from '@kefu/platform/database';

/** A case as what papers, tasks and letters are about. */
export const mortgageCaseSubject = defineSubject({
  type: 'mortgageCase',
  permission: 'mortgageCase.read',
  facts: sql(
    'mortgageCase.subject',
    `SELECT k.id, k.number || ' ' || c.number || ' ' || c.house AS title, NULL::uuid AS "branchId", k.team_id AS "teamId",
       k.owner_id AS "ownerId"
     FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id WHERE k.id = ANY($1::uuid[])`,
  ),
});
