import { CalendarService } from '@kefu/office/calendar';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound } from '@kefu/platform/errors';
import { inScope, rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { branchProblems } from '../trader/branch-problems.ts';
import { Trader } from '../trader/trader.entity.ts';
import { readTraderWish } from '../trader/trader-fields.ts';
import { TraderWriter } from '../trader/trader-writer.ts';
import type { TraderChange } from './trader-change.types.ts';

/** Changes of what the register says of a trader (T6) that need no second person (T4). */
@Injectable()
export class TraderChangeService {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #writer: TraderWriter;

  constructor(database: Database, calendar: CalendarService, writer: TraderWriter) {
    this.#database = database;
    this.#calendar = calendar;
    this.#writer = writer;
  }

  /**
   * Changes a trader that the caller may change, under the version that they read.
   * @returns the failure, or undefined once it is changed (also when nothing was different)
   */
  async change(
    id: string,
    version: number,
    change: TraderChange,
  ): Promise<InvalidInput | ChangedMeanwhile | NotFound | undefined> {
    if (!isUUID(id)) return NotFound.of('trader');
    const today = await this.#calendar.today();
    return this.#database.transaction(async (tx) => {
      const scope = rowScope('trader.change');
      const trader = await tx.findOne(Trader, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!trader || !inScope(scope, trader)) return NotFound.of('trader');
      if (trader.version !== version) return ChangedMeanwhile.of(trader.version);
      const { fields, problems } = readTraderWish(change, trader.kind, today);
      const moves = fields.branchId !== undefined && fields.branchId !== trader.branchId;
      const found = [...problems, ...(moves ? await branchProblems(tx, fields.branchId, scope) : [])];
      if (found.length > 0) return InvalidInput.of(found);
      await this.#writer.write(tx, trader, fields);
      return undefined;
    });
  }
}
