import { type ApprovalStepDefinition, defineApprovalRoute } from '@kefu/office/approvals';
import { defineSubject } from '@kefu/office/subjects';
import { sql } from '@kefu/platform/database';
import { text } from '../words/words.ts';

/** Office minutes of a usual office day. */
const officeDay = 450;

const step = (
  key: string,
  title: ReturnType<typeof text>,
  permission: string,
  approve: string,
): ApprovalStepDefinition => ({
  key,
  title,
  permission,
  approve,
  remindAfter: officeDay,
  escalateAfter: 2 * officeDay,
  escalateTo: 'mortgagePenalty.decide',
});

/** Supervisor, then general manager (S25). */
export const penaltyRoute = defineApprovalRoute({
  key: 'mortgagePenalty',
  title: text('排名最後處罰', '排名最后处罚', 'Penalty for last place'),
  subject: 'mortgagePenalty',
  steps: [
    step('supervisor', text('客服主管', '客服主管', 'Supervisor'), 'mortgagePenalty.review', 'passSupervisor'),
    step('gm', text('總經理', '总经理', 'General manager'), 'mortgagePenalty.decide', 'passGm'),
  ],
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
