import { CalendarService } from '@kefu/office/calendar';
import { Database } from '@kefu/platform/database';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { accountBookLock } from '../account-event/index.ts';
import { earlier, periodAt } from './period.ts';
import { periodFiguresSql, writtenLate } from './period-figures.sql.ts';

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

/** Whether the book could not be held, because somebody wrote for longer than is waited. */
export function bookIsBusy(error: unknown): boolean {
  return (error as { code?: string }).code === '55P03';
}

/** Lines written after a month's count about days before it: so many cost a reader some 15 ms, and more is counted anew. */
const mostLate = 20_000;

const outdated = `
  SELECT m.month FROM account_count_mark m WHERE (
    SELECT count(*) FROM (
      SELECT FROM account_event WHERE seq > m.seq AND on_day < m.month AND ${writtenLate} LIMIT $1
    ) late
  ) = $1 ORDER BY m.month`;

/**
 * Counts the open accounts that each month begins with, and what happened in the month before, once it has begun: figures
 * need not count from the first line.
 */
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
    try {
      const counted = await this.countUntil(await this.#calendar.today());
      return { what: 'counted', counted, again: await this.countAgain() };
    } catch (error) {
      if (!bookIsBusy(error)) throw error;
      return { what: 'busy' };
    }
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
      await this.#count(next.firstDay);
      counted++;
    }
    return counted;
  }

  /**
   * Counts the months anew about which many lines came late, as when a register is taken over whose accounts were opened
   * years ago; the oldest first, so that each begins from the one before. @returns how many
   */
  async countAgain(late = mostLate): Promise<number> {
    const { rows } = await this.#database.pool.query<{ month: string }>(outdated, [late]);
    for (const { month } of rows) await this.#count(month);
    return rows.length;
  }

  /** Two who count a month at once take turns and say the same. */
  async #count(month: string): Promise<void> {
    await this.#database.transaction(async (tx) => {
      const seq = await holdBook(tx);
      await tx.query('DELETE FROM account_count WHERE month = $1', [month]);
      await tx.query('DELETE FROM account_count_mark WHERE month = $1', [month]);
      // One statement: the figures do not see the mark that is made beside them.
      await tx.query(
        `WITH figure AS (${periodFiguresSql}), mark AS (INSERT INTO account_count_mark (month, seq) VALUES ($2, $3))
         INSERT INTO account_count (month, branch_id, trader_kind, class, active, opened, closed, moved_in, moved_out, renewed, changed)
         SELECT $2, f.branch_id, f.trader_kind, f.class, f.active_at_end, f.opened, f.closed, f.moved_in, f.moved_out,
           f.renewed, f.changed FROM figure f`,
        [earlier(periodAt(month, 'month'), 1).firstDay, month, seq],
      );
    });
  }
}
