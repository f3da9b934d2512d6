import { CalendarService } from '@kefu/office/calendar';
import { Lifecycles } from '@kefu/office/lifecycle';
import { Database } from '@kefu/platform/database';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import { MonthClosing } from './month-closing.ts';

/** Asks every ten minutes which months are to be frozen, and which penalties stand because nobody appealed (S24, S25). */
@HandlesTick({ name: 'mortgage.closeMonths', everySeconds: 600 })
@Injectable()
export class CloseMonths implements TickHandler {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #lifecycles: Lifecycles;
  readonly #closing: MonthClosing;

  constructor(database: Database, calendar: CalendarService, lifecycles: Lifecycles, closing: MonthClosing) {
    this.#database = database;
    this.#calendar = calendar;
    this.#lifecycles = lifecycles;
    this.#closing = closing;
  }

  async tick(): Promise<TickFindings> {
    return { ...(await this.#closing.freezeDue()), standing: await this.#letStand() };
  }

  async #letStand(): Promise<number> {
    const today = await this.#calendar.today();
    return this.#database.transaction(async (tx) => {
      const over: { id: string }[] = await tx.query(
        `SELECT id FROM mortgage_penalty WHERE state = 'appealable' AND appeal_until < $1 ORDER BY id FOR UPDATE SKIP LOCKED`,
        [today],
      );
      for (const { id } of over) {
        await this.#lifecycles.moveByHouse(tx, { type: 'mortgagePenalty', id }, { transition: 'stand' });
      }
      return over.length;
    });
  }
}
