import { addDays, CalendarService } from '@kefu/office/calendar';
import { defineTaskKind, Tasks } from '@kefu/office/tasks';
import { Database } from '@kefu/platform/database';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import { text } from '../words/words.ts';
import { shortageSql } from './shortage.sql.ts';

/** Calendar days before a window ends that cannot be served: time to ask production, or own stores, for more. */
const warnAhead = 30;

/** Asks for something to be done; due within two office days. */
const shortageTask = defineTaskKind({
  key: 'orders.shortage',
  title: text(
    '{skus} 個貨號將短缺，最早 {day}（估計少賣 {lost}）',
    '{skus} 个货号将短缺，最早 {day}（估计少卖 {lost}）',
    '{skus} SKUs will be short, the first on {day} (an estimated {lost} of sales lost)',
  ),
  dueAfter: 900,
  remindAfter: 450,
});

/** Asks every hour what will be short within a month, and tells whoever leads the desk once for each month that breaks (F30). */
@HandlesTick({ name: 'orders.warnOfShortages', everySeconds: 3600 })
@Injectable()
export class WarnOfShortages implements TickHandler {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #tasks: Tasks;

  constructor(database: Database, calendar: CalendarService, tasks: Tasks) {
    this.#database = database;
    this.#calendar = calendar;
    this.#tasks = tasks;
  }

  async tick(): Promise<TickFindings> {
    const today = await this.#calendar.today();
    return this.#database.transaction(async (tx) => {
      const months: { month: string; skus: number; day: string; lost: number }[] = await tx.query(
        `SELECT to_char(breaks_on, 'YYYY-MM') AS month, count(*)::int AS skus, min(breaks_on)::date AS day, sum(lost_fen)::bigint AS lost
         FROM (${shortageSql}) f WHERE breaks_on <= $3::date GROUP BY 1 ORDER BY 1`,
        [today, null, addDays(today, warnAhead)],
      );
      let raised = 0;
      for (const { month, skus, day, lost } of months) {
        const values = { skus, day, lost: `¥${(lost / 100).toFixed(2)}` };
        if (await this.#tasks.open(tx, { kind: shortageTask, key: taskKey(month), values, role: 'SUP' })) raised++;
      }
      // What production or own stores made good settles itself.
      const open: { key: string }[] = await tx.query(
        `SELECT key FROM task WHERE state = 'open' AND key LIKE 'orders.shortage:%'`,
      );
      const gone = open.filter(({ key }) => !months.some(({ month }) => key === taskKey(month)));
      for (const { key } of gone) await this.#tasks.settle(tx, key);
      return { raised, settled: gone.length };
    });
  }
}

/** What the task of a month is called by. */
const taskKey = (month: string): string => `orders.shortage:${month}`;
