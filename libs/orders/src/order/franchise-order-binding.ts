import { BindsLifecycles, type LifecycleBinding } from '@kefu/office/lifecycle';
import { currentActor } from '@kefu/platform/context';
import { Injectable } from '@nestjs/common';
import { countOrder } from '../dispatch/checked-order.ts';
import { text } from '../words/words.ts';
import { franchiseOrderLifecycle } from './franchise-order.lifecycle.ts';

/** What the order desk knows of the lifecycle of its orders (F1, F3): nobody checks what they entered themselves. */
@BindsLifecycles(franchiseOrderLifecycle)
@Injectable()
export class FranchiseOrderBinding implements LifecycleBinding {
  readonly guards: LifecycleBinding['guards'] & object = {
    otherPerson: async (tx, { id }) => {
      const { id: actorId, kind } = currentActor();
      // Who corrected a line, or wrote a cell of it at the fair, entered a part of it, whoever handed it in.
      const [own]: object[] = await tx.query(
        `SELECT FROM franchise_order o WHERE o.id = $1 AND (o.entered_by::text = $2
           OR EXISTS (SELECT FROM franchise_order_editor d WHERE d.order_id = o.id AND d.person_id::text = $2))`,
        [id, actorId],
      );
      if (!own && kind === 'person') return [];
      return [
        {
          code: 'SECOND_PERSON',
          text: text(
            '須由錄入人以外的人覆核',
            '须由录入人以外的人复核',
            'Somebody other than who entered it checks it',
          ),
        },
      ];
    },
    hasLines: async (tx, { id }) => {
      const [line]: object[] = await tx.query('SELECT FROM order_line WHERE order_id = $1 LIMIT 1', [id]);
      return line ? [] : [{ code: 'NO_LINES', text: text('訂單沒有明細', '订单没有明细', 'The order has no lines') }];
    },
  };
  readonly entered: LifecycleBinding['entered'] & object = {
    LOCKED: async (tx, { id }) => {
      await tx.query(
        'UPDATE franchise_order SET checked_by = (SELECT id FROM person WHERE id::text = $2) WHERE id = $1',
        [id, currentActor().id],
      );
      await countOrder(tx, id, true);
    },
    DRAFT: async (tx, { id }) => {
      await tx.query('UPDATE franchise_order SET checked_by = NULL WHERE id = $1', [id]);
      await countOrder(tx, id, false);
    },
  };
}
