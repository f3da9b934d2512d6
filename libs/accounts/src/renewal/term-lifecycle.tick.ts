import { CalendarService } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/**
 * Moves terms on as their days come (T3), by the same rule as `termStateOn`. Asks every term whose state no longer fits
 * today, so days on which nothing ran are made up for.
 */
@HandlesTick({ name: 'renewal.lifecycle', everySeconds: 60 })
@Injectable()
export class MoveTermsOn implements TickHandler {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;

  constructor(database: Database, calendar: CalendarService, audit: AuditTrail) {
    this.#database = database;
    this.#calendar = calendar;
    this.#audit = audit;
  }

  async tick(): Promise<TickFindings> {
    const today = await this.#calendar.today();
    const moved = await this.#database.transaction((tx) => this.#move(tx, today));
    const total = Object.values(moved).reduce((sum, count) => sum + count, 0);
    return { moved: total };
  }

  async #move(tx: EntityManager, today: string): Promise<Record<string, number>> {
    const rows: { state: string; count: number }[] = await tx.query(
      `WITH fitting AS (
         SELECT t.id, CASE
           WHEN $1::date >= t.ends_on + 1 + p.expired_days + p.grace_days THEN 'closed'
           WHEN $1::date >= t.ends_on + 1 + p.expired_days THEN 'grace'
           WHEN $1::date > t.ends_on THEN 'expired'
           WHEN $1::date >= t.ends_on - p.expiring_days THEN 'expiring'
           ELSE 'active' END AS state
         FROM term t, renewal_policy p WHERE t.renewed_by IS NULL AND t.state NOT IN ('renewed', 'closed')
       ), moved AS (
         UPDATE term t SET state = f.state, version = t.version + 1 FROM fitting f
         WHERE t.id = f.id AND t.state <> f.state AND t.state NOT IN ('renewed', 'closed') RETURNING t.state
       )
       SELECT state, count(*)::int AS count FROM moved GROUP BY state`,
      [today],
    );
    const moved = Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    if (rows.length > 0) {
      await this.#audit.record(tx, {
        action: 'terms.movedOn',
        subject: { type: 'businessDate', id: today },
        after: moved,
      });
    }
    return moved;
  }
}
