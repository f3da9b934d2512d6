import { AuditTrail } from '@kefu/platform/audit';
import { Topics } from '@kefu/platform/topics';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { consolidateSql } from './consolidation.sql.ts';

/** Makes production orders of what is locked (F1), and places them. */
@Injectable()
export class Consolidations {
  readonly #audit: AuditTrail;
  readonly #topics: Topics;

  constructor(audit: AuditTrail, topics: Topics) {
    this.#audit = audit;
    this.#topics = topics;
  }

  /**
   * Consolidates every order of the season that is locked. Of two who do so at once the second finds nothing left.
   * @returns the consolidation's id; undefined when no order is locked
   */
  async consolidate(tx: EntityManager, seasonId: string, madeBy: string): Promise<string | undefined> {
    await tx.query('SELECT FROM season WHERE id = $1 FOR UPDATE', [seasonId]);
    const locked: { id: string }[] = await tx.query(
      `SELECT id FROM franchise_order WHERE season_id = $1 AND state = 'LOCKED' ORDER BY id FOR UPDATE`,
      [seasonId],
    );
    if (locked.length === 0) return undefined;
    const ids = locked.map(({ id }) => id);
    const [made]: { id: string }[] = await tx.query(consolidateSql, [seasonId, ids, madeBy]);
    const id = made?.id ?? '';
    await this.#move(tx, ids, 'LOCKED', 'CONSOLIDATED', id);
    await this.#audit.record(tx, {
      action: 'season.consolidated',
      subject: { type: 'season', id: seasonId },
      after: { consolidationId: id, orders: ids.length },
    });
    await this.#topics.announce(tx, { type: 'season', id: seasonId, permission: 'franchiseOrder.read' });
    return id;
  }

  /** Places the production orders of a consolidation, and with them its orders. @returns whether there were any to place */
  async place(tx: EntityManager, consolidationId: string, placedBy: string): Promise<boolean> {
    const [found]: { seasonId: string }[] = await tx.query(
      'SELECT season_id AS "seasonId" FROM consolidation WHERE id = $1',
      [consolidationId],
    );
    if (!found) return false;
    // Of two who place it, the second waits for these rows and finds none left.
    const placed: { id: string }[] = await tx.query(
      `WITH placed AS (
         UPDATE production_order SET state = 'PLACED', placed_by = $2, placed_at = now(), version = version + 1
         WHERE consolidation_id = $1 AND state = 'DRAFT' RETURNING id)
       SELECT id FROM placed ORDER BY id`,
      [consolidationId, placedBy],
    );
    if (placed.length === 0) return false;
    await this.#audit.recordEach(
      tx,
      placed.map(({ id }) => id),
      {
        action: 'productionOrder.placed',
        subject: { type: 'productionOrder' },
        before: { state: 'DRAFT' },
        after: { state: 'PLACED' },
      },
    );
    const orders: { id: string }[] = await tx.query(
      `SELECT id FROM franchise_order WHERE consolidation_id = $1 AND state = 'CONSOLIDATED' ORDER BY id FOR UPDATE`,
      [consolidationId],
    );
    const ids = orders.map(({ id }) => id);
    await this.#move(tx, ids, 'CONSOLIDATED', 'PLACED', consolidationId);
    await this.#topics.announce(tx, { type: 'season', id: found.seasonId, permission: 'franchiseOrder.read' });
    return true;
  }

  /** Moves many orders at once, whose rows are locked; each has its entry in the audit, as if it were moved alone. */
  async #move(
    tx: EntityManager,
    ids: readonly string[],
    from: string,
    to: string,
    consolidationId: string,
  ): Promise<void> {
    await tx.query(
      `UPDATE franchise_order SET state = $2, state_since = now(), consolidation_id = $3, version = version + 1 WHERE id = ANY($1::uuid[])`,
      [ids, to, consolidationId],
    );
    await this.#audit.recordEach(tx, ids, {
      action: 'franchiseOrder.moved',
      subject: { type: 'franchiseOrder' },
      before: { state: from },
      after: { state: to },
    });
  }
}
