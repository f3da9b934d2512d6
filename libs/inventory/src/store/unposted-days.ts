import { addDays, CalendarService } from '@kefu/office/calendar';
import { say } from '@kefu/office/imports';
import { defineTaskKind, Tasks } from '@kefu/office/tasks';
import { Database } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Asks for what a store sold; due within half an office day. */
const unpostedDay = defineTaskKind({
  key: 'store.unpostedDay',
  title: say(
    '{store} 有日子未過帳，自 {day}',
    '{store} 有日子未过账，自 {day}',
    '{store} has days not posted since {day}',
  ),
  dueAfter: 225,
  remindAfter: 90,
});

/** What the task of a store is called by. */
const taskKey = (placeId: string): string => `store.unpostedDay:${placeId}`;

/** The first day that each posting store has not posted, up to a day; two months back at most. $1: that day. */
export const unpostedSql = `SELECT p.id, p.name, min(d.day)::date AS day, count(*)::int AS days FROM stock_place p,
    LATERAL generate_series(greatest(p.posts_from, $1::date - 60), $1::date, interval '1 day') AS d (day)
  WHERE p.state = 'OPEN' AND p.posts_from IS NOT NULL
    AND NOT EXISTS (SELECT FROM store_day s WHERE s.place_id = p.id AND s.on_day = d.day::date)
  GROUP BY p.id`;

/** Days that stores should have posted: an alarm for each store, which goes once all are there (F27). */
@Injectable()
export class UnpostedDays {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #tasks: Tasks;

  constructor(database: Database, calendar: CalendarService, tasks: Tasks) {
    this.#database = database;
    this.#calendar = calendar;
    this.#tasks = tasks;
  }

  /** Opens a task for every store that has not posted yesterday or a day before. Asked twice it tells once. @returns how many are new */
  async raise(): Promise<number> {
    const yesterday = await this.#yesterday();
    return this.#database.transaction(async (tx) => {
      const late: { id: string; name: string; day: string }[] = await tx.query(unpostedSql, [yesterday]);
      let raised = 0;
      for (const { id, name, day } of late) {
        const opened = await this.#tasks.open(tx, {
          kind: unpostedDay,
          key: taskKey(id),
          values: { store: name, day },
          role: 'CS',
        });
        if (opened) raised++;
      }
      return raised;
    });
  }

  /** Settles the tasks of stores that have posted everything, in the transaction that posted. */
  async settle(tx: EntityManager): Promise<void> {
    const late: { id: string }[] = await tx.query(unpostedSql, [await this.#yesterday()]);
    const open = new Set(late.map(({ id }) => id));
    const stores: { id: string }[] = await tx.query(
      `SELECT id FROM stock_place WHERE posts_from IS NOT NULL ORDER BY id`,
    );
    for (const { id } of stores) if (!open.has(id)) await this.#tasks.settle(tx, taskKey(id));
  }

  async #yesterday(): Promise<string> {
    return addDays(await this.#calendar.today(), -1);
  }
}
