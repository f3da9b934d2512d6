import { Database } from '@kefu/platform/database';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';

/** More than so many rows that say by how much a figure changed are worth folding. */
const worthIt = 20_000;

/** Folds what was added to the figures of execution, so that asking for them stays quick; their sums stay what they are (F6). */
@HandlesTick({ name: 'orders.foldExecution', everySeconds: 3600 })
@Injectable()
export class FoldExecution implements TickHandler {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async tick(): Promise<TickFindings> {
    const { rows } = await this.#database.pool.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM execution_part',
    );
    const before = rows[0]?.count ?? 0;
    return { folded: before > worthIt ? before - (await this.fold()) : 0 };
  }

  /** One row for each season, franchisee, month and category. @returns how many are left */
  async fold(): Promise<number> {
    const { rows } = await this.#database.pool.query<{ count: number }>(
      `WITH gone AS (DELETE FROM execution_part RETURNING *),
       kept AS (
         INSERT INTO execution_part SELECT season_id, franchisee_id, month, category, sum(ordered_fen), sum(delivered_fen),
           sum(substituted_fen), sum(cancelled_fen), sum(late_fen)
         FROM gone GROUP BY 1, 2, 3, 4 RETURNING 1)
       SELECT count(*)::int AS count FROM kept`,
    );
    return rows[0]?.count ?? 0;
  }
}
