import { CalendarService } from '@kefu/office/calendar';
import { Database } from '@kefu/platform/database';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { accountBookLock } from '../account-event/index.ts';
import { earlier, periodAt } from './period.ts';
import { periodFiguresSql } from './period-figures.sql.ts';

/** Months back that are counted when there is no count at all. */
const firstCounts = 36;

/**
 * Waits until nobody is writing into the book, for two seconds at most, and holds it for the rest of the transaction: all
 * lines up to the number that comes back are there, and none will follow below it.
 * @throws Error 55P03 when somebody wrote for longer, as a large import does
 */
export async function holdBook(tx: EntityManager): Promise<number> {
  await tx.query(`SET LOCAL lock_timeout = '2s'`);
  await tx.query('SELECT pg_advisory_xact_lock($1)', [accountBookLock]);
  await tx.query('SET LOCAL lock_timeout = DEFAULT');
  const [last]: { seq: number | null }[] = await tx.query(
    `SELECT pg_sequence_last_value(pg_get_serial_sequence('account_event', 'seq')) AS seq`,
  );
  return last?.seq ?? 0;
}

/** Counts the open accounts that each month begins with, once it has begun, so that figures need not count from the first. */
@HandlesTick({ name: 'accounts.count', everySeconds: 3600 })
@Injectable()
export class CountAccounts implements TickHandler {
  readonly #database: Database;
  readonly #calendar: CalendarService;

  constructor(database: Database, calendar: CalendarService) {
    this.#database = database;
    this.#calendar = calendar;
  }

  async tick(): Promise<TickFindings> {
    const counted = await this.countUntil(await this.#calendar.today());
    return { counted };
  }

  /** Counts every month not yet counted that began by a day. @returns how many */
  async countUntil(day: string): Promise<number> {
    const { rows } = await this.#database.pool.query<{ month: string | null }>(
      'SELECT max(month) AS month FROM account_count_mark',
    );
    const newest = rows[0]?.month;
    const now = periodAt(day, 'month');
    let next = newest ? earlier(periodAt(newest, 'month'), -1) : earlier(now, firstCounts);
    let counted = 0;
    for (; next.firstDay <= now.firstDay; next = earlier(next, -1)) {
      const month = next.firstDay;
      await this.#database.transaction(async (tx) => {
        const seq = await holdBook(tx);
        const marked: object[] = await tx.query(
          'INSERT INTO account_count_mark (month, seq) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING month',
          [month, seq],
        );
        if (marked.length === 0) return;
        // Figures of no days: only what was open before them. The mark just made has no counts yet and must not serve.
        const before = periodFiguresSql.replaceAll('month <= $1::date', 'month < $1::date');
        await tx.query(
          `INSERT INTO account_count (month, branch_id, trader_kind, class, active)
           SELECT $1::date, f.branch_id, f.trader_kind, f.class, f.active_at_start FROM (${before}) f
           WHERE f.active_at_start <> 0`,
          [month, month],
        );
        counted++;
      });
    }
    return counted;
  }
}
