import { defineSubject } from '@kefu/office/subjects';
import { sql } from '@kefu/platform/database';

/** An order as what tasks, papers and messages are about. */
export const franchiseOrderSubject = defineSubject({
  type: 'franchiseOrder',
  permission: 'franchiseOrder.read',
  facts: sql(
    'franchiseOrder.subject',
    `SELECT o.id, o.number || ' ' || f.name || ' ' || s.code AS title, NULL::uuid AS "branchId", NULL::uuid AS "teamId",
       NULL::uuid AS "ownerId"
     FROM franchise_order o JOIN franchisee f ON f.id = o.franchisee_id JOIN season s ON s.id = o.season_id
     WHERE o.id = ANY($1::uuid[])`,
  ),
});
