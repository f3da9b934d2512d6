import { CalendarService } from '@kefu/office/calendar';
import { BindsLifecycles, type LifecycleBinding } from '@kefu/office/lifecycle';
import { Injectable } from '@nestjs/common';
import { text } from '../words/words.ts';
import { penaltyLifecycle } from './penalty.lifecycle.ts';
import { appealBegins, appealOpen } from './sanction.ts';

/** What the mortgage desk knows of the lifecycle of a penalty (S25). */
@BindsLifecycles(penaltyLifecycle)
@Injectable()
export class PenaltyBinding implements LifecycleBinding {
  readonly guards: LifecycleBinding['guards'] & object;
  readonly entered: LifecycleBinding['entered'] & object;

  constructor(calendar: CalendarService) {
    this.guards = {
      appealOpen: appealOpen(calendar, 'mortgage_penalty'),
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
    this.entered = { appealable: appealBegins(calendar, 'mortgage_penalty') };
  }
}
