import { defineTaskKind, Tasks } from '@kefu/office/tasks';
import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newSignals } from './watch-signals.sql.ts';

const signalWords = {
  overTrading: { 'zh-Hant': '交易過激', 'zh-Hans': '交易过激', en: 'over-trading' },
  lossStreak: { 'zh-Hant': '連續虧損', 'zh-Hans': '连续亏损', en: 'a streak of losses' },
} as const;
export type SignalKind = keyof typeof signalWords;

/** Somebody speaks with a trader before he does himself more harm (T11). */
export const careTask = defineTaskKind({
  key: 'risk.care',
  title: {
    'zh-Hant': '關懷 {trader}：{signal}。了解情況並記下結果',
    'zh-Hans': '关怀 {trader}：{signal}。了解情况并记下结果',
    en: 'Care for {trader}: {signal}. Find out how things stand and record the outcome',
  },
  dueAfter: 900,
  remindAfter: 450,
});

/** By what the task of a signal is called. */
export const careKey = (id: string): string => `risk.signal:${id}`;

/**
 * Looks through each file that was approved, once, for over-trading and loss streaks (T11): whoever shows one comes on the watch
 * list and becomes a care task.
 */
@HandlesTick({ name: 'risk.watch', everySeconds: 60 })
@Injectable()
export class WatchTraders implements TickHandler {
  readonly #database: Database;
  readonly #tasks: Tasks;
  readonly #audit: AuditTrail;

  constructor(database: Database, tasks: Tasks, audit: AuditTrail) {
    this.#database = database;
    this.#tasks = tasks;
    this.#audit = audit;
  }

  tick(): Promise<TickFindings> {
    return this.#database.transaction(async (tx) => {
      const runs: { id: string }[] = await tx.query(
        `SELECT id FROM risk_run WHERE file_id IS NOT NULL AND watched_file_id IS DISTINCT FROM file_id AND approved_at IS NOT NULL
         ORDER BY id LIMIT 10 FOR UPDATE`,
      );
      let found = 0;
      for (const { id } of runs) {
        found += await this.#watch(tx, id);
        await tx.query('UPDATE risk_run SET watched_file_id = file_id WHERE id = $1', [id]);
      }
      return { found };
    });
  }

  async #watch(tx: EntityManager, runId: string): Promise<number> {
    const signals: { id: string; traderId: string; kind: SignalKind }[] = await tx.query(newSignals, [runId]);
    for (const { id, traderId, kind } of signals) {
      const [trader]: { name: string; branchId: string }[] = await tx.query(
        `SELECT name || ' ' || number AS name, branch_id AS "branchId" FROM trader WHERE id = $1`,
        [traderId],
      );
      if (!trader) continue;
      await this.#tasks.open(tx, {
        kind: careTask,
        key: careKey(id),
        role: 'CS',
        values: { trader: trader.name, signal: signalWords[kind] },
        subject: { type: 'trader', id: traderId },
      });
      await this.#audit.record(tx, {
        action: 'riskSignal.found',
        subject: { type: 'riskSignal', id },
        after: { signal: kind },
      });
    }
    return signals.length;
  }
}
