import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { Injectable } from '@nestjs/common';
import { requestConditions, requestRows } from './goods-request.sql.ts';
import {
  Diversion,
  GoodsRequest,
  GoodsRequestConnection,
  GoodsRequestLine,
  type GoodsRequestsArgs,
} from './goods-request.types.ts';

/** What was asked for beside the orders, and what came of it (F5, F7, F10). */
@Injectable()
export class GoodsRequestViewService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A page of requests, the latest first. @throws KefuError BAD_INPUT for a foreign cursor */
  async page(args: GoodsRequestsArgs): Promise<GoodsRequestConnection> {
    const { first, after } = args;
    const values: unknown[] = [];
    const conditions = requestConditions(args, values);
    if (after) {
      const [id] = decodeCursor(after, [cursorKeys.id]);
      conditions.push(`r.id < $${values.push(id)}::uuid`);
    }
    const { rows } = await this.#database.pool.query<GoodsRequest>(
      `${requestRows} WHERE ${conditions.join(' AND ')} ORDER BY r.id DESC LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(
      rows,
      first,
      (row) => Object.assign(new GoodsRequest(), row),
      ({ id }) => encodeCursor([id]),
    );
    return Object.assign(new GoodsRequestConnection(), page);
  }

  /** One request; null where there is none. */
  async request(id: string): Promise<GoodsRequest | null> {
    const { rows } = await this.#database.pool.query<GoodsRequest>(`${requestRows} WHERE r.id = $1`, [id]);
    return rows[0] ? Object.assign(new GoodsRequest(), rows[0]) : null;
  }

  /** The SKUs of a request. */
  async lines(id: string): Promise<GoodsRequestLine[]> {
    const { rows } = await this.#database.pool.query<GoodsRequestLine>(
      `SELECT l.sku_id AS "skuId", k.code AS sku, t.name AS "styleName", l.quantity, l.unit_price_fen AS "unitPrice",
         t.contract_price_fen AS "contractPrice", o.code AS original
       FROM goods_request_line l JOIN sku k ON k.id = l.sku_id JOIN style t ON t.id = k.style_id LEFT JOIN sku o ON o.id = l.original_sku_id
       WHERE l.request_id = $1 ORDER BY k.code`,
      [id],
    );
    return rows.map((row) => Object.assign(new GoodsRequestLine(), row));
  }

  /** The order lines that gave up goods for an own store, those that gave most first (F7). */
  async diversions(id: string): Promise<Diversion[]> {
    const { rows } = await this.#database.pool.query<Diversion>(
      `SELECT d.order_line_id AS "orderLineId", f.name AS franchisee, k.code AS sku, d.quantity, d.amount_fen AS amount
       FROM diversion d JOIN franchisee f ON f.id = d.franchisee_id JOIN sku k ON k.id = d.sku_id
       WHERE d.request_id = $1 ORDER BY d.quantity DESC, d.id LIMIT 500`,
      [id],
    );
    return rows.map((row) => Object.assign(new Diversion(), row));
  }
}
