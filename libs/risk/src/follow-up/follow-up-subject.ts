import { defineSubject } from '@kefu/office/subjects';
import { sql } from '@kefu/platform/database';

/** A trader to be followed up as what tasks are about. */
export const riskFollowUpSubject = defineSubject({
  type: 'riskFollowUp',
  permission: 'risk.readFollowUps',
  facts: sql(
    'risk-follow-up.subject',
    `SELECT u.id, r.trading_day || ' ' || t.number || ' ' || t.name AS title, t.branch_id AS "branchId", NULL::uuid AS "teamId",
       NULL::uuid AS "ownerId"
     FROM risk_follow_up u JOIN risk_run r ON r.id = u.run_id JOIN trader t ON t.id = u.trader_id WHERE u.id = ANY($1::uuid[])`,
  ),
});
