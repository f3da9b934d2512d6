import { CalendarService } from '@kefu/office/calendar';
import { Lifecycles, TransitionBlocked } from '@kefu/office/lifecycle';
import { Failure } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** What became of an approved change whose date was looked at. */
export type Effect = 'notDue' | 'tookEffect' | 'fellThrough';

/**
 * Lets approved changes take effect on their date (T4). The state is moved under the case's lock, so that however late or
 * often it is asked, a change takes effect once. One that no longer can goes back to who entered it, with the reasons.
 */
@Injectable()
export class TakeEffect {
  readonly #lifecycles: Lifecycles;
  readonly #calendar: CalendarService;

  constructor(lifecycles: Lifecycles, calendar: CalendarService) {
    this.#lifecycles = lifecycles;
    this.#calendar = calendar;
  }

  /** Looks at one change, in the caller's transaction. */
  async ifDue(tx: EntityManager, id: string): Promise<Effect> {
    const subject = { type: 'application', id };
    const held = await this.#lifecycles.lock(tx, subject);
    const [due]: unknown[] = await tx.query(
      'SELECT FROM account_application WHERE id = $1 AND (effective_on IS NULL OR effective_on <= $2)',
      [id, await this.#calendar.today()],
    );
    if (held?.state !== 'scheduled' || !due) return 'notDue';
    const moved = await this.#lifecycles.moveByHouse(tx, subject, { transition: 'takeEffect' });
    if (!(moved instanceof Failure)) return 'tookEffect';
    if (!(moved instanceof TransitionBlocked)) throw new Error(`A due change did not take effect: ${moved.code}`);
    const reason = moved.reasons.map(({ text }) => text).join('；');
    await this.#lifecycles.moveByHouse(tx, subject, { transition: 'fallThrough', reason });
    return 'fellThrough';
  }
}
