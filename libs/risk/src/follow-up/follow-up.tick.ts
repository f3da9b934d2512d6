import { MessagePlanner } from '@kefu/office/messaging';
import { Tasks } from '@kefu/office/tasks';
import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { noticesOfRun } from '../notice/risk-notice.sql.ts';
import { riskSecondContact } from '../notice/risk-notices.ts';
import { RiskRuns } from '../run/risk-runs.ts';
import { unreachedSql } from './follow-up.sql.ts';
import { branchTask, followUpKey, telephoneTask } from './follow-up-tasks.ts';
import { FollowUps } from './follow-ups.ts';

interface ToAsk {
  readonly id: string;
  readonly step: 'telephone' | 'branch';
  readonly day: string;
  readonly trader: string;
  readonly branchId: string;
  readonly ownerId: string | null;
}

/**
 * Takes up whoever a notice did not reach (T9): a second phone, then a telephone task for a named person, then the branch. What
 * a receipt settles in the meantime is over by itself. Each step is found by what is missing, so ticks may be lost or doubled.
 */
@HandlesTick({ name: 'risk.followUp', everySeconds: 5 })
@Injectable()
export class FollowUpUnreached implements TickHandler {
  readonly #database: Database;
  readonly #followUps: FollowUps;
  readonly #planner: MessagePlanner;
  readonly #tasks: Tasks;
  readonly #runs: RiskRuns;
  readonly #audit: AuditTrail;

  constructor(
    database: Database,
    followUps: FollowUps,
    planner: MessagePlanner,
    tasks: Tasks,
    runs: RiskRuns,
    audit: AuditTrail,
  ) {
    this.#database = database;
    this.#followUps = followUps;
    this.#planner = planner;
    this.#tasks = tasks;
    this.#runs = runs;
    this.#audit = audit;
  }

  tick(): Promise<TickFindings> {
    return this.#database.transaction(async (tx) => {
      // Waits for whoever has a run: of two ticks of one beat, one that passed over it would do so at every beat.
      const runs: { id: string; tradingDay: string }[] = await tx.query(
        `SELECT id, trading_day AS "tradingDay" FROM risk_run WHERE state IN ('send', 'receipt', 'followUp')
         ORDER BY id FOR UPDATE`,
      );
      let moved = 0;
      for (const run of runs) {
        const changes =
          (await this.#open(tx, run.id)) +
          (await this.#settle(tx, run.id)) +
          (await this.#second(tx, run)) +
          (await this.#ask(tx, run.id));
        if (changes > 0) await this.#runs.tell(tx, run.id);
        moved += changes;
      }
      return { moved };
    });
  }

  async #open(tx: EntityManager, runId: string): Promise<number> {
    const opened: { id: string; cause: string }[] = await tx.query(
      `INSERT INTO risk_follow_up (run_id, trader_id, notice_id, cause, step)
       SELECT DISTINCT ON (n.trader_id) r.id, n.trader_id, n.id, u.cause,
         CASE WHEN u.cause IN ('undelivered', 'failed', 'expired') AND EXISTS (
           SELECT FROM trader_phone p WHERE p.trader_id = n.trader_id AND p.position = 2) THEN 'secondContact' ELSE 'telephone' END
       FROM ${noticesOfRun}, LATERAL (SELECT CASE m.state WHEN 'suppressed' THEN coalesce(m.cause, m.state) ELSE m.state END AS cause) u
       WHERE r.id = $1 AND n.excluded_reason IS NULL AND ${unreachedSql}
       ORDER BY n.trader_id, n.created_at DESC ON CONFLICT (run_id, trader_id) DO NOTHING RETURNING id, cause`,
      [runId],
    );
    for (const { id, cause } of opened) {
      await this.#audit.record(tx, {
        action: 'riskFollowUp.opened',
        subject: { type: 'riskFollowUp', id },
        after: { cause },
      });
    }
    return opened.length;
  }

  /** A receipt that came late ends it; a second message that did not arrive either leads on to the telephone. */
  async #settle(tx: EntityManager, runId: string): Promise<number> {
    const heard: { id: string; step: string; delivered: boolean; cause: string }[] = await tx.query(
      `SELECT u.id, u.step, first.state = 'delivered' OR second.state = 'delivered' AS delivered,
         coalesce(second.cause, second.state, '') AS cause
       FROM risk_follow_up u JOIN risk_notice n ON n.id = u.notice_id JOIN risk_run r ON r.id = u.run_id
       LEFT JOIN message first ON first.subject_id = n.id AND first.purpose = 'riskNotice'
       LEFT JOIN message second ON second.subject_id = u.id AND second.purpose = 'riskSecondContact'
       WHERE u.run_id = $1 AND u.outcome IS NULL AND (first.state = 'delivered' OR second.state = 'delivered'
         OR u.step = 'secondContact' AND second.state IN ('undelivered', 'failed', 'suppressed', 'expired', 'parked'))`,
      [runId],
    );
    for (const { id, step, delivered, cause } of heard) {
      if (delivered) await this.#followUps.end(tx, id, step, 'delivered', '');
      else await this.#followUps.leadOn(tx, id, step, 'notReached', cause, 'telephone');
    }
    return heard.length;
  }

  #second(tx: EntityManager, run: { id: string; tradingDay: string }): Promise<number> {
    return this.#planner.plan(tx, {
      purpose: riskSecondContact,
      businessDate: run.tradingDay,
      due: `SELECT u.trader_id AS recipient, t.branch_id, n.level, u.id AS subject_id, rt.template_id
        FROM risk_follow_up u JOIN risk_run r ON r.id = u.run_id JOIN risk_notice n ON n.id = u.notice_id
        JOIN trader t ON t.id = u.trader_id JOIN risk_template rt ON rt.market_id = r.market_id AND rt.level = n.level
        WHERE u.run_id = $6 AND u.step = 'secondContact' AND u.outcome IS NULL
          AND NOT EXISTS (SELECT FROM message m WHERE m.subject_id = u.id AND m.purpose = 'riskSecondContact')`,
      values: [run.id],
    });
  }

  /** Opens the task of a step that waits for people. */
  async #ask(tx: EntityManager, runId: string): Promise<number> {
    const [waiting]: [ToAsk[]] = await tx.query(
      `UPDATE risk_follow_up u SET asked = true FROM risk_run r, risk_market m, trader t
       WHERE u.run_id = $1 AND r.id = u.run_id AND m.id = r.market_id AND t.id = u.trader_id
         AND u.outcome IS NULL AND NOT u.asked AND u.step <> 'secondContact'
       RETURNING u.id, u.step, r.trading_day AS day, t.name || ' ' || t.number AS trader, t.branch_id AS "branchId",
         coalesce(m.caller_id, r.screened_by) AS "ownerId"`,
      [runId],
    );
    for (const { id, step, day, trader, branchId, ownerId } of waiting) {
      const about = { values: { day, trader }, subject: { type: 'riskFollowUp', id }, key: followUpKey(id, step) };
      if (step === 'telephone') await this.#tasks.open(tx, { kind: telephoneTask, ...about, ownerId, role: 'BO' });
      else await this.#tasks.open(tx, { kind: branchTask, ...about, branchId, role: 'BRANCH' });
    }
    return waiting.length;
  }
}
