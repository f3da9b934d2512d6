import { Database } from '@kefu/platform/database';
import { NotFound, WrongState } from '@kefu/platform/errors';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { personId } from '../order/franchise-order.service.ts';
import { linesBySku, productionLines } from './consolidation.sql.ts';
import {
  Consolidation,
  ConsolidationMonth,
  ConsolidationPreview,
  type ConsolidationResult,
  ProductionLine,
  ProductionLineConnection,
  type ProductionLinesArgs,
  ProductionOrder,
} from './consolidation.types.ts';
import { Consolidations } from './consolidations.ts';

/** Consolidation as people look at it before, do it, and look at it after (F1). */
@Injectable()
export class ConsolidationService {
  readonly #database: Database;
  readonly #consolidations: Consolidations;

  constructor(database: Database, consolidations: Consolidations) {
    this.#database = database;
    this.#consolidations = consolidations;
  }

  /** What consolidating a season now would order from production; changes nothing. */
  async preview(seasonId: string): Promise<ConsolidationPreview> {
    const { rows: months } = await this.#database.pool.query<ConsolidationMonth>(
      `SELECT month, pool, count(*)::int AS skus, sum(quantity)::bigint AS quantity, sum(amount_fen)::bigint AS amount
       FROM (${linesBySku('order_line l JOIN franchise_order o ON o.id = l.order_id', `l.season_id = $1 AND o.state = 'LOCKED'`)}) b GROUP BY month, pool ORDER BY month, pool`,
      [seasonId],
    );
    const { rows } = await this.#database.pool.query<{ orders: number; unchecked: number }>(
      `SELECT count(*) FILTER (WHERE state = 'LOCKED')::int AS orders, count(*) FILTER (WHERE state = 'DRAFT')::int AS unchecked
       FROM franchise_order WHERE season_id = $1`,
      [seasonId],
    );
    return Object.assign(new ConsolidationPreview(), {
      orders: rows[0]?.orders ?? 0,
      unchecked: rows[0]?.unchecked ?? 0,
      quantity: months.reduce((sum, { quantity }) => sum + quantity, 0),
      amount: months.reduce((sum, { amount }) => sum + amount, 0),
      months: months.map((month) => Object.assign(new ConsolidationMonth(), month)),
    });
  }

  /** Consolidations of a season, the latest first. */
  all(seasonId: string): Promise<Consolidation[]> {
    return this.#database.transaction((tx) => consolidationsOf(tx, 'c.season_id = $1', [seasonId]));
  }

  /** A page of what a production order asks for, by SKU. */
  async lines({ productionOrderId, first, after }: ProductionLinesArgs): Promise<ProductionLineConnection> {
    const values: unknown[] = [productionOrderId];
    const behind = after ? `AND k.code > $${values.push(decodeCursor(after, [cursorKeys.text])[0])}` : '';
    const { rows } = await this.#database.pool.query<ProductionLine>(
      `${productionLines} ${behind} ORDER BY k.code LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(
      rows,
      first,
      (row) => Object.assign(new ProductionLine(), row),
      ({ sku }) => encodeCursor([sku]),
    );
    return Object.assign(new ProductionLineConnection(), page);
  }

  /** Consolidates what is locked. */
  consolidate(seasonId: string): Promise<typeof ConsolidationResult> {
    return this.#database.transaction(async (tx) => {
      const [season]: object[] = await tx.query('SELECT FROM season WHERE id = $1', [seasonId]);
      const person = await personId(tx);
      if (!season || person === null) return NotFound.of('season');
      const id = await this.#consolidations.consolidate(tx, seasonId, person);
      if (id === undefined) return WrongState.of('NOTHING_LOCKED', 'No order of the season is locked');
      return (await consolidationsOf(tx, 'c.id = $1', [id]))[0] ?? NotFound.of('consolidation');
    });
  }

  /** Places the production orders of a consolidation. */
  place(id: string): Promise<typeof ConsolidationResult> {
    return this.#database.transaction(async (tx) => {
      const person = await personId(tx);
      const [found] = await consolidationsOf(tx, 'c.id = $1', [id]);
      if (!found || person === null) return NotFound.of('consolidation');
      if (!(await this.#consolidations.place(tx, id, person))) return WrongState.of('PLACED', 'It is placed already');
      return (await consolidationsOf(tx, 'c.id = $1', [id]))[0] ?? NotFound.of('consolidation');
    });
  }
}

async function consolidationsOf(tx: EntityManager, where: string, values: unknown[]): Promise<Consolidation[]> {
  const rows: Consolidation[] = await tx.query(
    `SELECT c.id, c.orders, c.quantity, c.amount_fen AS amount, p.name AS "madeBy", c.made_at AS "madeAt"
     FROM consolidation c JOIN person p ON p.id = c.made_by WHERE ${where} ORDER BY c.made_at DESC LIMIT 100`,
    values,
  );
  const orders: ProductionOrder[] = await tx.query(
    `SELECT o.id, o.number, o.consolidation_id AS "consolidationId", o.month, o.pool, o.state, o.created_at AS "createdAt",
       p.name AS "placedBy", o.placed_at AS "placedAt", l.skus, l.quantity, l.amount
     FROM production_order o LEFT JOIN person p ON p.id = o.placed_by, LATERAL (
       SELECT count(*)::int AS skus, sum(quantity)::bigint AS quantity, sum(amount_fen)::bigint AS amount
       FROM production_line WHERE production_order_id = o.id) l
     WHERE o.consolidation_id = ANY($1::uuid[]) ORDER BY o.month, o.pool`,
    [rows.map(({ id }) => id)],
  );
  return rows.map((row) =>
    Object.assign(new Consolidation(), row, {
      productionOrders: orders
        .filter(({ consolidationId }) => consolidationId === row.id)
        .map((order) => Object.assign(new ProductionOrder(), order)),
    }),
  );
}
