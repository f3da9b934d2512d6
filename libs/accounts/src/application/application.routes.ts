import { type ApprovalStepDefinition, defineApprovalRoute } from '@kefu/office/approvals';
import type { Text } from '@kefu/platform/language';
import type { ApplicationKind } from './application.entity.ts';

const text = (hant: string, hans: string, en: string): Text => ({ 'zh-Hant': hant, 'zh-Hans': hans, en });
const hour = 60;

const step = (
  key: string,
  title: Text,
  permission: string,
  approve: string,
  remindAfter: number,
  escalateAfter: number,
): ApprovalStepDefinition => ({
  key,
  title,
  permission,
  approve,
  remindAfter,
  escalateAfter,
  escalateTo: 'application.oversee',
});

const firstReview = (approve: string): ApprovalStepDefinition =>
  step('firstReview', text('初審', '初审', 'First review'), 'application.firstReview', approve, 4 * hour, 15 * hour);
const finalReview = step(
  'finalReview',
  text('最後資格審核', '最后资格审核', 'Final review'),
  'application.finalReview',
  'passFinal',
  4 * hour,
  15 * hour,
);
const money = step(
  'moneyConfirmation',
  text('財務確認', '财务确认', 'Finance confirms'),
  'application.confirmMoney',
  'confirmMoney',
  4 * hour,
  15 * hour,
);
const positions = step(
  'positionsConfirmation',
  text('交收確認', '交收确认', 'Settlement confirms'),
  'application.confirmPositions',
  'confirmPositions',
  4 * hour,
  15 * hour,
);

const moves = { return: 'return', reject: 'reject' } as const;
const subject = 'application';

/** Two reviews by two people (T1); who entered may do the first. */
defineApprovalRoute({
  key: 'application.opening',
  title: text('開戶', '开户', 'Opening'),
  subject,
  steps: [firstReview('passFirst'), finalReview],
  moves,
  requesterMayBegin: true,
});
/** Finance and settlement confirm in their own posts (T2). */
defineApprovalRoute({
  key: 'application.closing',
  title: text('銷戶', '销户', 'Closing'),
  subject,
  steps: [firstReview('passFirst'), money, positions, finalReview],
  moves,
  requesterMayBegin: true,
});
/** One other person looks at a change of plain fields (T4). */
defineApprovalRoute({
  key: 'application.change',
  title: text('變更', '变更', 'Change'),
  subject,
  steps: [firstReview('passOnly')],
  moves,
  requesterMayBegin: false,
});
/** Name, certificate, bank card and phones need the second approver (T4). */
defineApprovalRoute({
  key: 'application.sensitiveChange',
  title: text('敏感資料變更', '敏感资料变更', 'Sensitive change'),
  subject,
  steps: [firstReview('passFirst'), finalReview],
  moves,
  requesterMayBegin: true,
});
defineApprovalRoute({
  key: 'application.renewal',
  title: text('續簽', '续签', 'Renewal'),
  subject,
  steps: [firstReview('passFirst'), finalReview],
  moves,
  requesterMayBegin: true,
});

/** The route that an application goes. @param sensitive whether a change touches a sensitive field */
export function routeOf(kind: ApplicationKind, sensitive: boolean): string {
  return kind === 'change' && sensitive ? 'application.sensitiveChange' : `application.${kind}`;
}
