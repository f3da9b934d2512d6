import type { ApprovalStepDefinition } from '@kefu/office/approvals';
import { CalendarService } from '@kefu/office/calendar';
import type { LifecycleBinding, LifecycleState, LifecycleTransition } from '@kefu/office/lifecycle';
import type { Text } from '@kefu/platform/language';
import { rankingPolicy } from '../ranking/race-reading.ts';
import { text } from '../words/words.ts';

/** The kinds of record that end in a sanction; each has columns `appeal` and `appeal_until`. */
export type SanctionTable = 'mortgage_penalty' | 'mortgage_private_promise';

/** Where every sanction stands between its proposal and its end: reviewed, decided, perhaps appealed (S25, S28). */
export const sanctionStates = {
  reviewed: { title: text('待總經理裁定', '待总经理裁定', 'Waits for the general manager'), tone: 'waiting' },
  appealable: { title: text('可申訴', '可申诉', 'May be appealed'), tone: 'waiting' },
  appealed: { title: text('申訴中', '申诉中', 'Appealed'), tone: 'returned' },
} as const satisfies Record<string, LifecycleState>;

/**
 * The ways of every sanction: the approvals of supervisor and general manager, an appeal within the days that the site gives, and
 * its outcome. They end in `standing` or `dropped`.
 * @param proposed the state in which it waits for the supervisor
 */
export const sanctionWays = (
  proposed: string,
  permissions: { readonly appeal: string; readonly decide: string },
): Readonly<Record<string, LifecycleTransition>> => ({
  passSupervisor: { title: text('審核通過', '审核通过', 'Review'), from: [proposed], to: 'reviewed' },
  passGm: { title: text('裁定處罰', '裁定处罚', 'Decide'), from: ['reviewed'], to: 'appealable' },
  drop: {
    title: text('不予處罰', '不予处罚', 'Drop'),
    from: [proposed, 'reviewed'],
    to: 'dropped',
    needsReason: true,
  },
  appeal: {
    title: text('申訴', '申诉', 'Appeal'),
    from: ['appealable'],
    to: 'appealed',
    permission: permissions.appeal,
    needsReason: true,
    guards: ['appealOpen'],
  },
  uphold: {
    title: text('維持處罰', '维持处罚', 'Uphold'),
    from: ['appealed'],
    to: 'standing',
    permission: permissions.decide,
    needsReason: true,
  },
  lift: {
    title: text('撤銷處罰', '撤销处罚', 'Lift'),
    from: ['appealed'],
    to: 'dropped',
    permission: permissions.decide,
    needsReason: true,
  },
  stand: { title: text('申訴期滿，成立', '申诉期满，成立', 'Stand'), from: ['appealable'], to: 'standing' },
});

/** Office minutes of a usual office day. */
const officeDay = 450;

/** The approvals of every sanction: supervisor, then general manager. */
export const sanctionSteps = (review: string, decide: string): ApprovalStepDefinition[] => {
  const step = (key: string, title: Text, permission: string, approve: string): ApprovalStepDefinition => ({
    key,
    title,
    permission,
    approve,
    remindAfter: officeDay,
    escalateAfter: 2 * officeDay,
    escalateTo: decide,
  });
  return [
    step('supervisor', text('客服主管', '客服主管', 'Supervisor'), review, 'passSupervisor'),
    step('gm', text('總經理', '总经理', 'General manager'), decide, 'passGm'),
  ];
};

/** The guard of an appeal: its days are not over. */
export const appealOpen =
  (calendar: CalendarService, table: SanctionTable): NonNullable<LifecycleBinding['guards']>[string] =>
  async (tx, { id }) => {
    const [over]: object[] = await tx.query(`SELECT FROM ${table} WHERE id = $1 AND appeal_until < $2`, [
      id,
      await calendar.today(),
    ]);
    return over ? [{ code: 'APPEAL_OVER', text: text('申訴期已過', '申诉期已过', 'The days of appeal are over') }] : [];
  };

/** What entering `appealable` writes: until when, in office days as the site gives them. */
export const appealBegins =
  (calendar: CalendarService, table: SanctionTable): NonNullable<LifecycleBinding['entered']>[string] =>
  async (tx, { id }) => {
    const today = await calendar.today();
    const { appealOfficeDays } = await rankingPolicy(tx);
    const until = (await calendar.around(today)).addOfficeDays(today, appealOfficeDays);
    await tx.query(`UPDATE ${table} SET appeal_until = $2 WHERE id = $1`, [id, until]);
  };
