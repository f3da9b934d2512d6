import { CalendarService } from '@kefu/office/calendar';
import { defineTaskKind, Tasks } from '@kefu/office/tasks';
import { Database } from '@kefu/platform/database';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import type { Language, Text } from '@kefu/platform/language';
import { Injectable } from '@nestjs/common';
import { earlier, type Period, periodAt } from './period.ts';
import { periodName } from './period-words.ts';

/** Somebody of customer service closes a period that is over, so that its figures reach the general manager (T7). */
export const closePeriodTask = defineTaskKind({
  key: 'periodReport.close',
  title: {
    'zh-Hant': '{period}開戶情況統計：核對、結帳並上報總經理',
    'zh-Hans': '{period}开户情况统计：核对、结账并上报总经理',
    en: 'Account figures of {period}: check and close them, so that they reach the general manager',
  },
  // Three office days, reminded of on the second.
  dueAfter: 1350,
  remindAfter: 450,
});

/** What the task to close a period is called by. */
export const closeTaskKey = (period: string): string => `periodReport.close:${period}`;

/** Asks every hour whether the last month or quarter is over and not closed; one task stands open for each (T7). */
@HandlesTick({ name: 'accounts.remindClosing', everySeconds: 3600 })
@Injectable()
export class RemindOfClosing implements TickHandler {
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
    let asked = 0;
    for (const kind of ['month', 'quarter'] as const) {
      if (await this.#ask(earlier(periodAt(today, kind), 1))) asked++;
    }
    return { asked };
  }

  /** @returns whether it opened a task: the period has figures, is not closed, and nobody was asked yet */
  async #ask(period: Period): Promise<boolean> {
    return this.#database.transaction(async (tx) => {
      const [answer]: { waits: boolean }[] = await tx.query(
        `SELECT NOT EXISTS (SELECT FROM period_report WHERE period = $1)
           AND EXISTS (SELECT FROM account_event WHERE on_day <= $2) AS waits`,
        [period.key, period.lastDay],
      );
      if (!answer?.waits) return false;
      const named = (language: Language): string => periodName(period, language);
      const name: Text = { 'zh-Hant': named('zh-Hant'), 'zh-Hans': named('zh-Hans'), en: named('en') };
      const key = closeTaskKey(period.key);
      const task = { kind: closePeriodTask, key, role: 'CS', values: { period: name } };
      return (await this.#tasks.open(tx, task)) !== undefined;
    });
  }
}
