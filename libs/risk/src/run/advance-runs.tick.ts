import { Alarms } from '@kefu/office/alarms';
import { CalendarService, minuteOfDay } from '@kefu/office/calendar';
import { Lifecycles } from '@kefu/office/lifecycle';
import { Database } from '@kefu/platform/database';
import { Failure } from '@kefu/platform/errors';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { noticeBalance } from '../notice/risk-notice.sql.ts';
import { RiskNotices } from '../notice/risk-notices.ts';
import { RiskRuns } from './risk-runs.ts';

interface OpenRun {
  readonly id: string;
  readonly tradingDay: string;
  readonly state: string;
  readonly told: string;
  readonly waited: boolean;
}

/**
 * Looks after the runs every few seconds (T9): plans what is approved and not in the ledger, moves on a run whose notices have
 * left and whose receipts are in, and tells whoever watches that counts changed. Ticks may be lost, doubled or late.
 */
@HandlesTick({ name: 'risk.advance', everySeconds: 5 })
@Injectable()
export class AdvanceRiskRuns implements TickHandler {
  readonly #database: Database;
  readonly #lifecycles: Lifecycles;
  readonly #notices: RiskNotices;
  readonly #runs: RiskRuns;

  constructor(database: Database, lifecycles: Lifecycles, notices: RiskNotices, runs: RiskRuns) {
    this.#database = database;
    this.#lifecycles = lifecycles;
    this.#notices = notices;
    this.#runs = runs;
  }

  tick(): Promise<TickFindings> {
    return this.#database.transaction(async (tx) => {
      // Waits for whoever has a run: of two ticks of one beat, one that passed over it would do so at every beat.
      const runs: OpenRun[] = await tx.query(
        `SELECT r.id, r.trading_day AS "tradingDay", r.state, r.told,
           r.sent_at + m.receipt_minutes * interval '1 minute' <= clock_timestamp() AS waited
         FROM risk_run r JOIN risk_market m ON m.id = r.market_id
         WHERE r.state IN ('send', 'receipt', 'followUp') ORDER BY r.id FOR UPDATE OF r`,
      );
      for (const run of runs) await this.#advance(tx, run);
      return { runs: runs.length };
    });
  }

  async #advance(tx: EntityManager, run: OpenRun): Promise<void> {
    if (run.state === 'send') await this.#notices.plan(tx, run);
    const balance = await noticeBalance(tx, run.id);
    const sent = run.state === 'send' && balance.missing === 0 && balance.unsettled === 0;
    if (sent) await this.#move(tx, run.id, 'sent');
    if ((sent || run.state === 'receipt') && (balance.unanswered === 0 || run.waited))
      await this.#move(tx, run.id, 'received');
    const told = JSON.stringify(balance);
    if (told === run.told) return;
    await tx.query('UPDATE risk_run SET told = $2 WHERE id = $1', [run.id, told]);
    await this.#runs.tell(tx, run.id);
  }

  async #move(tx: EntityManager, id: string, transition: 'sent' | 'received'): Promise<void> {
    const moved = await this.#lifecycles.moveByHouse(tx, { type: 'riskRun', id }, { transition });
    if (moved instanceof Failure) throw new Error(`A run did not go on: ${moved.code}`);
  }
}

/**
 * Begins the run of every market on a trading day, so that a file that never comes is missed, and raises an alarm for each trading
 * day that is not closed by its hour (T9).
 */
@HandlesTick({ name: 'risk.days', everySeconds: 60 })
@Injectable()
export class WatchRiskDays implements TickHandler {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #runs: RiskRuns;
  readonly #alarms: Alarms;

  constructor(database: Database, calendar: CalendarService, runs: RiskRuns, alarms: Alarms) {
    this.#database = database;
    this.#calendar = calendar;
    this.#runs = runs;
    this.#alarms = alarms;
  }

  async tick(): Promise<TickFindings> {
    const today = await this.#calendar.today();
    const [day] = await this.#calendar.days(today, today);
    return this.#database.transaction(async (tx) => {
      const [clock]: { now: Date }[] = await tx.query('SELECT clock_timestamp() AS now');
      const markets: { id: string; name: string; closes: number }[] = await tx.query(
        'SELECT id, name, close_minute AS closes FROM risk_market ORDER BY id',
      );
      if (day?.trading) for (const { id } of markets) await this.#runs.open(tx, id, today);
      const minute = minuteOfDay(clock?.now ?? new Date());
      const late: { market: string; name: string; day: string }[] = await tx.query(
        `SELECT r.market_id AS market, m.name, r.trading_day AS day FROM risk_run r JOIN risk_market m ON m.id = r.market_id
         WHERE r.state <> 'closed' AND (r.trading_day < $1 OR r.trading_day = $1 AND m.close_minute <= $2)`,
        [today, minute],
      );
      for (const { name, day: of } of late) {
        const alarm = { code: 'riskDayNotClosed' as const, key: `${name} ${of}`, details: { market: name, day: of } };
        await this.#alarms.raise(tx, { ...alarm, lasting: true });
      }
      return { late: late.length };
    });
  }
}
