import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { Injectable } from '@nestjs/common';
import { balanceConditions, balanceRows } from './stock.sql.ts';
import {
  type StockArgs,
  StockBalance,
  StockBalanceConnection,
  StockMovement,
  StockMovementConnection,
  type StockMovementsArgs,
  StockPlace,
  StockTotal,
} from './stock.types.ts';

/** What lies where, and how it came there (F4). */
@Injectable()
export class StockViewService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Every place, the warehouse first. */
  async places(): Promise<StockPlace[]> {
    const { rows } = await this.#database.pool.query<StockPlace>(
      `SELECT id, code, name, kind FROM stock_place WHERE state = 'OPEN' ORDER BY kind DESC, code`,
    );
    return rows.map((row) => Object.assign(new StockPlace(), row));
  }

  /** A page of balances by SKU. @throws KefuError BAD_INPUT for a foreign cursor */
  async page(args: StockArgs): Promise<StockBalanceConnection> {
    const values: unknown[] = [];
    const conditions = balanceConditions(args, values);
    if (args.after) {
      const [code, place] = decodeCursor(args.after, [cursorKeys.text, cursorKeys.id]);
      conditions.push(`(k.code, b.place_id) > ($${values.push(code)}, $${values.push(place)}::uuid)`);
    }
    const { rows } = await this.#database.pool.query<StockBalance>(
      `${balanceRows} WHERE ${conditions.join(' AND ')} ORDER BY k.code, b.place_id LIMIT $${values.push(args.first + 1)}`,
      values,
    );
    const page = pageOf(
      rows,
      args.first,
      (row) => Object.assign(new StockBalance(), row),
      ({ sku, placeId }) => encodeCursor([sku, placeId]),
    );
    return Object.assign(new StockBalanceConnection(), page);
  }

  /** The sums of a list of balances. */
  async total(args: StockArgs): Promise<StockTotal> {
    const values: unknown[] = [];
    const conditions = balanceConditions(args, values);
    const { rows } = await this.#database.pool.query<StockTotal>(
      `SELECT count(*)::int AS skus, coalesce(sum(quantity), 0) AS quantity, coalesce(sum(reserved), 0) AS reserved,
         coalesce(sum(free), 0) AS free, coalesce(sum(amount), 0)::bigint AS amount
       FROM (${balanceRows} WHERE ${conditions.join(' AND ')}) listed`,
      values,
    );
    return Object.assign(new StockTotal(), rows[0]);
  }

  /** A page of a SKU's movements, the latest first. @throws KefuError BAD_INPUT for a foreign cursor */
  async movements({ skuId, placeId, first, after }: StockMovementsArgs): Promise<StockMovementConnection> {
    const values: unknown[] = [skuId];
    const conditions = ['m.sku_id = $1'];
    if (placeId) conditions.push(`m.place_id = $${values.push(placeId)}`);
    if (after) {
      const [day, id] = decodeCursor(after, [cursorKeys.text, cursorKeys.id]);
      conditions.push(`(m.on_day, m.id) < ($${values.push(day)}::date, $${values.push(id)}::uuid)`);
    }
    const { rows } = await this.#database.pool.query<StockMovement>(
      `SELECT m.id, p.name AS place, k.code AS sku, m.kind, m.quantity, m.amount_fen AS amount, m.on_day AS day, m.document, m.reason,
         m.made_by_name AS "madeBy", m.at
       FROM stock_movement m JOIN stock_place p ON p.id = m.place_id JOIN sku k ON k.id = m.sku_id
       WHERE ${conditions.join(' AND ')} ORDER BY m.on_day DESC, m.id DESC LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(
      rows,
      first,
      (row) => Object.assign(new StockMovement(), row),
      ({ day, id }) => encodeCursor([day, id]),
    );
    return Object.assign(new StockMovementConnection(), page);
  }
}
