import { MessagePlanner } from '@kefu/office/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { noticesOfRun, toldSql } from './risk-notice.sql.ts';

/** The purpose of risk notices in the ledger. */
export const riskNotice = 'riskNotice';

/** The purpose of the same words to a second phone. */
export const riskSecondContact = 'riskSecondContact';

/** Who is to hear of a run, frozen when it was approved, and its way into the ledger (T9, X7). */
@Injectable()
export class RiskNotices {
  readonly #planner: MessagePlanner;

  constructor(planner: MessagePlanner) {
    this.#planner = planner;
  }

  /** Freezes who is to hear what: each trader once per level, no milder level after a higher one of the day. */
  async freeze(tx: EntityManager, runId: string): Promise<void> {
    await tx.query(
      `INSERT INTO risk_notice (run_id, trader_id, level, file_id, line, excluded_reason)
       SELECT r.id, w.trader_id, w.level, w.file_id, w.line, x.reason
       FROM risk_run r JOIN risk_row w ON w.file_id = r.file_id AND w.counts AND w.level IS NOT NULL
       LEFT JOIN risk_exclusion x ON x.run_id = r.id AND x.trader_id = w.trader_id
       WHERE r.id = $1 AND NOT ${toldSql('r.id', 'w.trader_id', 'w.level')}
       ON CONFLICT (run_id, trader_id, level) DO UPDATE
       SET excluded_reason = excluded.excluded_reason, file_id = excluded.file_id, line = excluded.line
       WHERE risk_notice.excluded_reason IS NOT NULL`,
      [runId],
    );
  }

  /** Puts what is approved and not planned into the ledger, however often it is asked. @returns how many were new */
  plan(tx: EntityManager, run: { readonly id: string; readonly tradingDay: string }): Promise<number> {
    return this.#planner.plan(tx, {
      purpose: riskNotice,
      businessDate: run.tradingDay,
      due: `SELECT n.trader_id AS recipient, t.branch_id, n.level, n.id AS subject_id, rt.template_id
        FROM ${noticesOfRun} JOIN trader t ON t.id = n.trader_id
        JOIN risk_template rt ON rt.market_id = r.market_id AND rt.level = n.level
        WHERE r.id = $6 AND n.excluded_reason IS NULL AND m.id IS NULL ORDER BY t.priority DESC, t.number`,
      values: [run.id],
    });
  }
}
