import { Lifecycles } from '@kefu/office/lifecycle';
import { Database } from '@kefu/platform/database';
import { Failure } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rankSql } from '../level/level.sql.ts';
import type { MoveRiskRunInput } from './risk-run.input.ts';
import type { RiskRunResult } from './risk-run.types.ts';

/** Why a run did not change. */
export type RunRefusal = Exclude<typeof RiskRunResult, { closeBy: unknown }>;

/** Submits, approves and closes runs (T9). Of two who do it at once the second is told. */
@Injectable()
export class RiskRunService {
  readonly #database: Database;
  readonly #lifecycles: Lifecycles;

  constructor(database: Database, lifecycles: Lifecycles) {
    this.#database = database;
    this.#lifecycles = lifecycles;
  }

  /** Moves a run; a submitted one is approved by the house where the market's settings say so. */
  move(
    transition: 'submit' | 'giveBack' | 'approve' | 'leaveFile' | 'closeUnsent' | 'close',
    { id, version, reason }: MoveRiskRunInput,
  ): Promise<RunRefusal | undefined> {
    return this.#database.transaction(async (tx) => {
      const ref = { type: 'riskRun', id };
      const moved = await this.#lifecycles.move(tx, ref, { transition, version, reason });
      if (moved instanceof Failure) return moved;
      if (transition === 'submit' && (await mildEnough(tx, id))) {
        const approved = await this.#lifecycles.moveByHouse(tx, ref, { transition: 'approveByHouse' });
        if (!(approved instanceof Failure))
          await tx.query('UPDATE risk_run SET auto_approved = true WHERE id = $1', [id]);
      }
      return undefined;
    });
  }
}

/** Whether every level of a run lies below the one from which a person must approve. */
async function mildEnough(tx: EntityManager, runId: string): Promise<boolean> {
  const [found]: { mild: boolean }[] = await tx.query(
    `SELECT m.auto_approve_below IS NOT NULL AND NOT EXISTS (
         SELECT FROM risk_row w WHERE w.file_id = r.file_id AND w.counts AND w.level IS NOT NULL
           AND coalesce(${rankSql('w.level')}, 9) >= ${rankSql('m.auto_approve_below')}) AS mild
     FROM risk_run r JOIN risk_market m ON m.id = r.market_id WHERE r.id = $1`,
    [runId],
  );
  return found?.mild ?? false;
}
