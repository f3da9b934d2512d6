import { defineApprovalRoute } from '@kefu/office/approvals';
import { defineSubject } from '@kefu/office/subjects';
import { sql } from '@kefu/platform/database';
import { text } from '../words/words.ts';
import { sanctionSteps } from './sanction.ts';

/** Supervisor, then general manager (S25). */
export const penaltyRoute = defineApprovalRoute({
  key: 'mortgagePenalty',
  title: text('排名最後處罰', '排名最后处罚', 'Penalty for last place'),
  subject: 'mortgagePenalty',
  steps: sanctionSteps('mortgagePenalty.review', 'mortgagePenalty.decide'),
  moves: { return: 'drop', reject: 'drop' },
  requesterMayBegin: true,
});

/** A penalty as what approvals are about. */
export const penaltySubject = defineSubject({
  type: 'mortgagePenalty',
  permission: 'mortgagePenalty.read',
  facts: sql(
    'mortgagePenalty.subject',
    `SELECT p.id, p.number || ' ' || u.name || ' ' || to_char(p.month, 'YYYY-MM') AS title, NULL::uuid AS "branchId",
       p.team_id AS "teamId", NULL::uuid AS "ownerId"
     FROM mortgage_penalty p JOIN org_unit u ON u.id = p.team_id WHERE p.id = ANY($1::uuid[])`,
  ),
});
