import { Database } from '@kefu/platform/database';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import { OverdueAnswers } from './overdue-answers.ts';

/** Asks every minute whose answer is overdue (H5); each is told of once, however late it is asked. */
@HandlesTick({ name: 'hrRequests.answers', everySeconds: 60 })
@Injectable()
export class OverdueAnswersTick implements TickHandler {
  readonly #database: Database;
  readonly #overdue: OverdueAnswers;

  constructor(database: Database, overdue: OverdueAnswers) {
    this.#database = database;
    this.#overdue = overdue;
  }

  async tick(): Promise<TickFindings> {
    return { overdue: await this.#database.transaction((tx) => this.#overdue.tell(tx)) };
  }
}
