import { Database } from '@kefu/platform/database';
import { rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import {
  countAtMost,
  hasTermlessPart,
  type Statement,
  standsInTermlessPart,
  type TraderPage,
  traderCount,
  traderCursor,
  traderPage,
} from './trader-list.sql.ts';
import { type ListTotal, TraderConnection, type TraderFilter, type TradersArgs } from './trader-list.types.ts';
import { type TraderRow, traderOf } from './trader-rows.ts';

/** Lists of the register (T6). Every page is one statement. */
@Injectable()
export class TraderListService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A page of the traders that the caller may read. @throws KefuError BAD_INPUT for a cursor of another list */
  async page({ filter, order, first, after }: TradersArgs): Promise<TraderConnection> {
    const page: TraderPage = { scope: rowScope('trader.read'), filter: filter ?? {}, order, first, after };
    const rows = standsInTermlessPart(page) ? [] : await this.#rows(traderPage(page));
    // By term end the traders without a term come last, once the others have run out.
    if (rows.length <= first && hasTermlessPart(page)) {
      const left = first - rows.length;
      rows.push(...(await this.#rows(traderPage({ ...page, first: left }, 'termless'))));
    }
    const more = rows.length > first;
    if (more) rows.length = first;
    const last = rows.at(-1);
    const connection = new TraderConnection();
    connection.nodes = rows.map(traderOf);
    connection.pageInfo = { hasNextPage: more, endCursor: last ? traderCursor(order, last) : null };
    connection.filter = page.filter;
    return connection;
  }

  /** How many traders a list has, as far as it is worth counting. */
  async total(filter: TraderFilter): Promise<ListTotal> {
    const statement = traderCount({ scope: rowScope('trader.read'), filter });
    const [row] = await this.#database.query<{ count: number }>(statement.sql, statement.values);
    const count = row?.count ?? 0;
    return { count: Math.min(count, countAtMost), more: count > countAtMost };
  }

  #rows({ sql, values }: Statement): Promise<TraderRow[]> {
    return this.#database.query<TraderRow>(sql, values);
  }
}
