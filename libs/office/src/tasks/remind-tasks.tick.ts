import { Database } from '@kefu/platform/database';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import { type TaskPlace, Tasks } from './tasks.ts';

/** Asks every minute whose reminder has come (T20); each comes once. */
@HandlesTick({ name: 'tasks.remind', everySeconds: 60 })
@Injectable()
export class RemindOfTasks implements TickHandler {
  readonly #database: Database;
  readonly #tasks: Tasks;

  constructor(database: Database, tasks: Tasks) {
    this.#database = database;
    this.#tasks = tasks;
  }

  tick(): Promise<TickFindings> {
    return this.#database.transaction(async (tx) => {
      const [rows]: [TaskPlace[]] = await tx.query(
        `UPDATE task SET reminded_at = now() WHERE state = 'open' AND reminded_at IS NULL AND remind_at <= now()
         RETURNING id, branch_id AS "branchId", team_id AS "teamId", owner_id AS "ownerId"`,
      );
      for (const place of rows) await this.#tasks.tell(tx, place);
      return { reminded: rows.length };
    });
  }
}
