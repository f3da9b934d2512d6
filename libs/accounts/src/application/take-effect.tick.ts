import { CalendarService } from '@kefu/office/calendar';
import { Database } from '@kefu/platform/database';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import { TakeEffect } from './take-effect.ts';

const most = 500;

/** Asks every minute which approved changes are due (T4); days on which nothing ran are made up for. */
@HandlesTick({ name: 'application.takeEffect', everySeconds: 60 })
@Injectable()
export class LetChangesTakeEffect implements TickHandler {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #takeEffect: TakeEffect;

  constructor(database: Database, calendar: CalendarService, takeEffect: TakeEffect) {
    this.#database = database;
    this.#calendar = calendar;
    this.#takeEffect = takeEffect;
  }

  async tick(): Promise<TickFindings> {
    const today = await this.#calendar.today();
    const { rows } = await this.#database.pool.query<{ id: string }>(
      `SELECT id FROM account_application WHERE state = 'scheduled' AND effective_on <= $1 ORDER BY effective_on, id LIMIT ${most}`,
      [today],
    );
    let [took, fell] = [0, 0];
    for (const { id } of rows) {
      const effect = await this.#database.transaction((tx) => this.#takeEffect.ifDue(tx, id));
      if (effect === 'tookEffect') took++;
      if (effect === 'fellThrough') fell++;
    }
    return { took, fell };
  }
}
