import { Database } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';
import { type AmountGroup, OrderAmount, type OrderAmountsArgs } from './order-amounts.types.ts';

/** Key, label and order of each grouping of lines `l`. */
const groupings: Readonly<Record<AmountGroup, { key: string; label: string; join: string; order: string }>> = {
  SEASON: { key: 's.id::text', label: 's.code', join: 'JOIN season s ON s.id = l.season_id', order: 'label DESC' },
  CATEGORY: {
    key: 't.category',
    label: 't.category',
    join: 'JOIN sku k ON k.id = l.sku_id JOIN style t ON t.id = k.style_id',
    order: 'amount DESC, label',
  },
  MONTH: { key: `to_char(l.window_to, 'YYYY-MM')`, label: `to_char(l.window_to, 'YYYY-MM')`, join: '', order: 'label' },
  FRANCHISEE: {
    key: 'f.id::text',
    label: 'f.name',
    join: 'JOIN franchisee f ON f.id = l.franchisee_id',
    order: 'amount DESC, label',
  },
  POOL: { key: 'l.pool', label: 'l.pool', join: '', order: 'label' },
};

/** What was ordered, by season, category, month, franchisee or pool (F1, F8). */
@Injectable()
export class OrderAmountsService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Sums over order lines; their sum over every group is that of the lines. */
  async by({ by, seasonId }: OrderAmountsArgs): Promise<OrderAmount[]> {
    const { key, label, join, order } = groupings[by];
    const { rows } = await this.#database.pool.query<OrderAmount>(
      `SELECT ${key} AS key, ${label} AS label, count(DISTINCT l.order_id)::int AS orders, count(*)::int AS lines,
         sum(l.quantity)::bigint AS quantity, sum(l.quantity * l.price_fen)::bigint AS amount
       FROM order_line l ${join} WHERE $1::uuid IS NULL OR l.season_id = $1 GROUP BY 1, 2 ORDER BY ${order} LIMIT 1000`,
      [seasonId ?? null],
    );
    return rows.map((row) => Object.assign(new OrderAmount(), row));
  }
}
