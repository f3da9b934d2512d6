import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { RiskTraderConnection, type RiskTradersArgs } from './risk-trader.types.ts';
import { type TraderRow, traderConditions, traderOf, traderOrder, traderRows } from './risk-trader-list.sql.ts';

/** The traders of a run, one by one, priority traders first (T9). */
@Injectable()
export class RiskTradersService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A page of those who are at a level, or were the trading day before where that is asked for. */
  async page({ runId, filter, first, after }: RiskTradersArgs): Promise<RiskTraderConnection> {
    const values: unknown[] = [runId];
    const conditions = [scopeSql(rowScope('risk.read'), {}, values), ...traderConditions(filter ?? {}, values)];
    if (after) {
      const [behind, number] = decodeCursor(after, [cursorKeys.integer, cursorKeys.text]);
      conditions.push(`(${traderOrder}) > ($${values.push(behind)}::int, $${values.push(number)})`);
    }
    const { rows } = await this.#database.pool.query<TraderRow>(
      `${traderRows} WHERE r.id = $1 AND ${conditions.join(' AND ')} ORDER BY ${traderOrder} LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(rows, first, traderOf, ({ priority, number }) => encodeCursor([priority ? 0 : 1, number]));
    return Object.assign(new RiskTraderConnection(), page);
  }
}
