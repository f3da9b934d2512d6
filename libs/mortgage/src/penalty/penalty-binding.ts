import { CalendarService } from '@kefu/office/calendar';
import { BindsLifecycles, type LifecycleBinding } from '@kefu/office/lifecycle';
import { Injectable } from '@nestjs/common';
import { RankingMonths } from '../ranking/ranking-months.ts';
import { text } from '../words/words.ts';
import { penaltyLifecycle } from './penalty.lifecycle.ts';

/** What the mortgage desk knows of the lifecycle of a penalty (S25). */
@BindsLifecycles(penaltyLifecycle)
@Injectable()
export class PenaltyBinding implements LifecycleBinding {
  readonly guards: LifecycleBinding['guards'] & object;
  readonly entered: LifecycleBinding['entered'] & object;

  constructor(calendar: CalendarService, months: RankingMonths) {
    this.guards = {
      appealOpen: async (tx, { id }) => {
        const [over]: object[] = await tx.query('SELECT FROM mortgage_penalty WHERE id = $1 AND appeal_until < $2', [
          id,
          await calendar.today(),
        ]);
        return over
          ? [{ code: 'APPEAL_OVER', text: text('申訴期已過', '申诉期已过', 'The days of appeal are over') }]
          : [];
      },
      amountDecided: async (tx, { id }) => {
        const [undecided]: object[] = await tx.query(
          'SELECT FROM mortgage_penalty WHERE id = $1 AND amount_fen IS NULL',
          [id],
        );
        return undecided
          ? [{ code: 'AMOUNT_UNDECIDED', text: text('金額待定', '金额待定', 'The amount is undecided') }]
          : [];
      },
      // HR signs off against a variable pay that it names: `bookMortgagePenalty`.
      payKnown: async (tx, { id }) => {
        const [unknown]: object[] = await tx.query(
          'SELECT FROM mortgage_penalty WHERE id = $1 AND booked_fen IS NULL',
          [id],
        );
        return unknown
          ? [
              {
                code: 'PAY_UNKNOWN',
                text: text('尚未填寫浮動工資', '尚未填写浮动工资', 'The variable pay is not named'),
              },
            ]
          : [];
      },
    };
    this.entered = {
      appealable: async (tx, { id }) => {
        const today = await calendar.today();
        const { appealOfficeDays } = await months.policy(tx);
        const until = (await calendar.around(today)).addOfficeDays(today, appealOfficeDays);
        await tx.query('UPDATE mortgage_penalty SET appeal_until = $2 WHERE id = $1', [id, until]);
      },
    };
  }
}
