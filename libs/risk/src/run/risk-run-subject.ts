import { defineSubject } from '@kefu/office/subjects';
import { sql } from '@kefu/platform/database';

/** A risk run as what tasks are about. */
export const riskRunSubject = defineSubject({
  type: 'riskRun',
  permission: 'risk.read',
  facts: sql(
    'risk-run.subject',
    `SELECT r.id, m.name || ' ' || r.trading_day AS title, NULL::uuid AS "branchId", NULL::uuid AS "teamId", NULL::uuid AS "ownerId"
     FROM risk_run r JOIN risk_market m ON m.id = r.market_id WHERE r.id = ANY($1::uuid[])`,
  ),
});
