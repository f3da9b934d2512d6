import { availableTransitions, caseState, Lifecycles } from '@kefu/office/lifecycle';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  FranchiseOrderConnection,
  FranchiseOrderRecord,
  type FranchiseOrdersArgs,
  FranchiseOrderType,
  OrderLineType,
} from './franchise-order.types.ts';
import { type OrderRow, orderConditions, orderRows } from './order.sql.ts';

/** Orders as people look at them (F1, F3). */
@Injectable()
export class OrderViewService {
  readonly #database: Database;
  readonly #lifecycles: Lifecycles;

  constructor(database: Database, lifecycles: Lifecycles) {
    this.#database = database;
    this.#lifecycles = lifecycles;
  }

  /** A page of orders, by franchisee and then by age. @throws KefuError BAD_INPUT for a foreign cursor */
  async page(args: FranchiseOrdersArgs): Promise<FranchiseOrderConnection> {
    const { first, after } = args;
    const values: unknown[] = [currentActor().id];
    const conditions = orderConditions(args, values);
    const counted = await this.#database.pool.query<{ count: number }>(
      `SELECT count(*) AS count FROM franchise_order o JOIN franchisee f ON f.id = o.franchisee_id WHERE ${conditions.join(' AND ')}`,
      [...values],
    );
    if (after) {
      const [number, id] = decodeCursor(after, [cursorKeys.text, cursorKeys.id]);
      conditions.push(`(f.number, o.id) > ($${values.push(number)}, $${values.push(id)})`);
    }
    const { rows } = await this.#database.pool.query<OrderRow>(
      `${orderRows} WHERE ${conditions.join(' AND ')} ORDER BY f.number, o.id LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(rows, first, orderOf, ({ franchiseeNumber, id }) => encodeCursor([franchiseeNumber, id]));
    return Object.assign(new FranchiseOrderConnection(), page, { totalCount: counted.rows[0]?.count ?? 0 });
  }

  /** An order with its lines and the ways on from where it stands. */
  one(id: string): Promise<FranchiseOrderRecord | undefined> {
    return this.#database.transaction((tx) => this.record(tx, id));
  }

  /** As {@link one}, within a transaction. */
  async record(tx: EntityManager, id: string): Promise<FranchiseOrderRecord | undefined> {
    const [row]: OrderRow[] = await tx.query(`${orderRows} WHERE o.id = $2`, [currentActor().id, id]);
    if (!row) return undefined;
    const { lifecycle, lifecycleVersion, state, version } = row;
    const subject = { id, lifecycle, lifecycleVersion, state, version, branchId: null, teamId: null, ownerId: null };
    return Object.assign(new FranchiseOrderRecord(), {
      order: orderOf(row),
      lines: await linesOf(tx, id),
      transitions: availableTransitions(await this.#lifecycles.offered(tx, subject)),
    });
  }
}

function orderOf(row: OrderRow): FranchiseOrderType {
  return Object.assign(new FranchiseOrderType(), row, { state: caseState(row) });
}

async function linesOf(tx: EntityManager, orderId: string): Promise<OrderLineType[]> {
  const rows: OrderLineType[] = await tx.query(
    `SELECT l.id, l.sku_id AS "skuId", k.code AS sku, t.number AS style, t.name AS "styleName", t.category,
       k.colour_code AS "colourCode", c.name AS colour, k.size, l.window_from AS "windowFrom", l.window_to AS "windowTo", l.pool,
       l.quantity, l.price_fen AS price, l.delivered, l.allocated, l.cancelled, l.substituted, l.open_quantity AS open, l.version
     FROM order_line l JOIN sku k ON k.id = l.sku_id JOIN style t ON t.id = k.style_id
       JOIN style_colour c ON c.style_id = t.id AND c.code = k.colour_code
     WHERE l.order_id = $1 ORDER BY t.number, l.window_from, k.position`,
    [orderId],
  );
  return rows.map((row) => Object.assign(new OrderLineType(), row));
}
