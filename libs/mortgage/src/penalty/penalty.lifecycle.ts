import { defineLifecycle } from '@kefu/office/lifecycle';
import { text } from '../words/words.ts';

/** A penalty for months in last place in a row, as a proposal that goes from hand to hand (S25). */
export const penaltyLifecycle = 'mortgagePenalty';

defineLifecycle({
  key: penaltyLifecycle,
  subject: 'mortgagePenalty',
  table: 'mortgage_penalty',
  scope: { team: 'team_id' },
  readPermission: 'mortgagePenalty.read',
  versions: [
    {
      version: 1,
      initial: 'proposed',
      states: {
        proposed: { title: text('待主管審核', '待主管审核', 'Waits for the supervisor'), tone: 'waiting' },
        reviewed: { title: text('待總經理裁定', '待总经理裁定', 'Waits for the general manager'), tone: 'waiting' },
        appealable: { title: text('可申訴', '可申诉', 'May be appealed'), tone: 'waiting' },
        appealed: { title: text('申訴中', '申诉中', 'Appealed'), tone: 'returned' },
        standing: { title: text('成立，待人事簽核', '成立，待人事签核', 'Stands, waits for HR'), tone: 'waiting' },
        booked: { title: text('已入帳', '已入账', 'Booked'), tone: 'done', final: true },
        dropped: { title: text('不予處罰', '不予处罚', 'Dropped'), tone: 'refused', final: true },
      },
      transitions: {
        passSupervisor: { title: text('審核通過', '审核通过', 'Review'), from: ['proposed'], to: 'reviewed' },
        passGm: { title: text('裁定處罰', '裁定处罚', 'Decide'), from: ['reviewed'], to: 'appealable' },
        drop: {
          title: text('不予處罰', '不予处罚', 'Drop'),
          from: ['proposed', 'reviewed'],
          to: 'dropped',
          needsReason: true,
        },
        // The month that it stands on was reopened.
        withdraw: {
          title: text('月份重開，撤回', '月份重开，撤回', 'Withdraw'),
          from: ['proposed', 'reviewed', 'appealable', 'appealed'],
          to: 'dropped',
        },
        appeal: {
          title: text('申訴', '申诉', 'Appeal'),
          from: ['appealable'],
          to: 'appealed',
          permission: 'mortgagePenalty.appeal',
          needsReason: true,
          guards: ['appealOpen'],
        },
        uphold: {
          title: text('維持處罰', '维持处罚', 'Uphold'),
          from: ['appealed'],
          to: 'standing',
          permission: 'mortgagePenalty.decide',
          needsReason: true,
        },
        lift: {
          title: text('撤銷處罰', '撤销处罚', 'Lift'),
          from: ['appealed'],
          to: 'dropped',
          permission: 'mortgagePenalty.decide',
          needsReason: true,
        },
        stand: { title: text('申訴期滿，成立', '申诉期满，成立', 'Stand'), from: ['appealable'], to: 'standing' },
        book: {
          title: text('簽核入帳（僅扣浮動工資）', '签核入账（仅扣浮动工资）', 'Sign off against variable pay'),
          from: ['standing'],
          to: 'booked',
          permission: 'mortgagePenalty.book',
          guards: ['amountDecided', 'payKnown'],
        },
      },
    },
  ],
});
