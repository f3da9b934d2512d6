import { CalendarService } from '@kefu/office/calendar';
import { Lifecycles } from '@kefu/office/lifecycle';
import { Database } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';
import type { SanctionTable } from './sanction.ts';

const subjects = {
  mortgage_penalty: 'mortgagePenalty',
  mortgage_private_promise: 'mortgagePrivatePromise',
} as const satisfies Record<SanctionTable, string>;

/** Sanctions that stand because nobody appealed in time (S25, S28). */
@Injectable()
export class StandingSanctions {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #lifecycles: Lifecycles;

  constructor(database: Database, calendar: CalendarService, lifecycles: Lifecycles) {
    this.#database = database;
    this.#calendar = calendar;
    this.#lifecycles = lifecycles;
  }

  /** Lets those stand whose days of appeal are over; asked twice, or by two, each stands once. @returns how many */
  async letStand(table: SanctionTable): Promise<number> {
    const today = await this.#calendar.today();
    return this.#database.transaction(async (tx) => {
      const over: { id: string }[] = await tx.query(
        `SELECT id FROM ${table} WHERE state = 'appealable' AND appeal_until < $1 ORDER BY id FOR UPDATE SKIP LOCKED`,
        [today],
      );
      for (const { id } of over) {
        await this.#lifecycles.moveByHouse(tx, { type: subjects[table], id }, { transition: 'stand' });
      }
      return over.length;
    });
  }
}
