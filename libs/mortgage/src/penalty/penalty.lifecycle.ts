import { defineLifecycle } from '@kefu/office/lifecycle';
import { text } from '../words/words.ts';
import { sanctionStates, sanctionWays } from './sanction.ts';

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
        ...sanctionStates,
        standing: { title: text('成立，待人事簽核', '成立，待人事签核', 'Stands, waits for HR'), tone: 'waiting' },
        booked: { title: text('已入帳', '已入账', 'Booked'), tone: 'done', final: true },
        dropped: { title: text('不予處罰', '不予处罚', 'Dropped'), tone: 'refused', final: true },
      },
      transitions: {
        ...sanctionWays('proposed', { appeal: 'mortgagePenalty.appeal', decide: 'mortgagePenalty.decide' }),
        // The month that it stands on was reopened.
        withdraw: {
          title: text('月份重開，撤回', '月份重开，撤回', 'Withdraw'),
          from: ['proposed', 'reviewed', 'appealable', 'appealed'],
          to: 'dropped',
        },
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
