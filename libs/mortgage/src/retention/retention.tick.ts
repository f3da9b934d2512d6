import { CalendarService } from '@kefu/office/calendar';
import { Database } from '@kefu/platform/database';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import { listDue, unlist } from './retention.sql.ts';

/** Lists every hour what has been kept as long as the rules say (S7); a person confirms each, nothing goes by itself. */
@HandlesTick({ name: 'mortgage.retention', everySeconds: 3600 })
@Injectable()
export class ListDueErasures implements TickHandler {
  readonly #database: Database;
  readonly #calendar: CalendarService;

  constructor(database: Database, calendar: CalendarService) {
    this.#database = database;
    this.#calendar = calendar;
  }

  async tick(): Promise<TickFindings> {
    const today = await this.#calendar.today();
    return this.#database.transaction(async (tx) => {
      await tx.query(unlist, [today]);
      const listed = (await tx.queryRunner?.query(listDue, [today], true)) as { affected?: number } | undefined;
      return { listed: listed?.affected ?? 0 };
    });
  }
}
