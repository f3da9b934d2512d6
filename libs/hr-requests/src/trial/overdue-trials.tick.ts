import { Database } from '@kefu/platform/database';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import { OverdueTrials } from './overdue-trials.ts';

/** Asks every minute which trials are over and not decided (H4); each is told of once, however late it is asked. */
@HandlesTick({ name: 'hrRequests.trials', everySeconds: 60 })
@Injectable()
export class OverdueTrialsTick implements TickHandler {
  readonly #database: Database;
  readonly #overdue: OverdueTrials;

  constructor(database: Database, overdue: OverdueTrials) {
    this.#database = database;
    this.#overdue = overdue;
  }

  async tick(): Promise<TickFindings> {
    return { overdue: await this.#database.transaction((tx) => this.#overdue.tell(tx)) };
  }
}
