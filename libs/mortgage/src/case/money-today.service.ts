import { availableTransitions, Lifecycles } from '@kefu/office/lifecycle';
import { Database, sqlByValue } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';
import { factsOf } from './case-view.service.ts';
import { caseStates, forwardOf } from './mortgage-case.lifecycle.ts';
import { type CaseRow, caseFacts, caseReachSql, stepsSql } from './mortgage-case.sql.ts';
import { MoneyToday } from './mortgage-case.types.ts';

/** So many of the most promising cases are looked at until enough are found on which something can be done. */
const looked = 60;

type Candidate = CaseRow & { teamId: string; ownerId: string | null; steps: number; releasesFen: number };

/**
 * What to do first today: cases ranked by the cash that one action brings nearer. A case's loan money still to come is shared
 * by the steps that are left to it, so that the last step before the money counts all of it.
 */
@Injectable()
export class MoneyTodayService {
  readonly #database: Database;
  readonly #lifecycles: Lifecycles;

  constructor(database: Database, lifecycles: Lifecycles) {
    this.#database = database;
    this.#lifecycles = lifecycles;
  }

  /** The caller's best actions: only what they may do now, with nothing in its way. */
  async best(first: number): Promise<MoneyToday[]> {
    const values: unknown[] = [];
    const reach = caseReachSql(values, 'mortgageCase.work');
    const rows = await this.#database.query<Candidate>(
      sqlByValue(
        `SELECT ranked.steps, ranked.releases AS "releasesFen", k.team_id AS "teamId", k.owner_id AS "ownerId",
           ${caseFacts.trim().replace(/^SELECT/, '')}
         JOIN (SELECT k.id, way.steps, k.due_fen / way.steps AS releases
           FROM mortgage_case k JOIN (VALUES ${stepsSql(actionable)}) AS way (state, steps) ON way.state = k.state
           WHERE k.due_fen > 0 AND k.held_since IS NULL AND ${reach}
           ORDER BY releases DESC, k.id LIMIT ${looked}) ranked ON ranked.id = k.id
         ORDER BY ranked.releases DESC, k.id`,
      ),
      values,
    );
    const found: MoneyToday[] = [];
    for (const row of rows) {
      if (found.length >= first) break;
      const action = await this.#action(row);
      if (!action) continue;
      const { steps, releasesFen } = row;
      found.push(Object.assign(new MoneyToday(), { case: factsOf(row), action, steps, releasesFen }));
    }
    return found;
  }

  async #action(row: Candidate): Promise<MoneyToday['action'] | undefined> {
    const { id, lifecycle, lifecycleVersion, state, version, teamId, ownerId } = row;
    const subject = { id, lifecycle, lifecycleVersion, state, version, branchId: null, teamId, ownerId };
    const offered = await this.#lifecycles.offered(this.#database.dataSource.manager, subject);
    const forward = offered.filter(({ key, reasons }) => key === forwardOf[state] && reasons.length === 0);
    return availableTransitions(forward)[0];
  }
}

const actionable = caseStates.filter((state) => forwardOf[state] !== undefined);
