import { Lifecycles } from '@kefu/office/lifecycle';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Topics } from '@kefu/platform/topics';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RunOfFile } from '../file/file-checks.ts';

/** The rows of runs, under their locks (T9). */
@Injectable()
export class RiskRuns {
  readonly #lifecycles: Lifecycles;
  readonly #audit: AuditTrail;
  readonly #topics: Topics;

  constructor(lifecycles: Lifecycles, audit: AuditTrail, topics: Topics) {
    this.#lifecycles = lifecycles;
    this.#audit = audit;
    this.#topics = topics;
  }

  /** The run of a market on a day under its lock; begun where it is missing. */
  async open(tx: EntityManager, marketId: string, tradingDay: string): Promise<RunOfFile> {
    const { lifecycle, lifecycleVersion, state } = this.#lifecycles.start('riskRun');
    const [begun]: { id: string }[] = await tx.query(
      `INSERT INTO risk_run (market_id, trading_day, lifecycle, lifecycle_version, state) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (market_id, trading_day) DO NOTHING RETURNING id`,
      [marketId, tradingDay, lifecycle, lifecycleVersion, state],
    );
    if (begun) {
      await this.#audit.record(tx, {
        action: 'riskRun.begun',
        subject: { type: 'riskRun', id: begun.id },
        after: { day: tradingDay },
      });
      await this.tell(tx, begun.id);
    }
    const [run]: RunOfFile[] = await tx.query(
      `SELECT id, market_id AS "marketId", trading_day AS "tradingDay", state, file_id AS "fileId"
       FROM risk_run WHERE market_id = $1 AND trading_day = $2 FOR UPDATE`,
      [marketId, tradingDay],
    );
    if (!run) throw new Error('A run was begun and is gone');
    return run;
  }

  /** A file counts for a run from now on; what was approved of the one before is to be approved anew. */
  async screened(tx: EntityManager, id: string, fileId: string): Promise<void> {
    const { kind, id: actorId, name } = currentActor();
    await tx.query(
      `UPDATE risk_run SET file_id = $2, screened_by = $3, screened_by_name = $4, submitted_by = NULL, submitted_by_name = NULL,
         submitted_at = NULL, approved_by = NULL, approved_by_name = NULL, approved_at = NULL, auto_approved = false,
         sent_at = NULL, followed_at = NULL WHERE id = $1`,
      [id, fileId, kind === 'person' ? actorId : null, name],
    );
  }

  /** Tells whoever follows a run that it changed. */
  tell(tx: EntityManager, id: string): Promise<void> {
    return this.#topics.announce(tx, { type: 'riskRun', id, permission: 'risk.read' });
  }
}
