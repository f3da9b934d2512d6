import { Database, sql } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';

const all = sql('risk.markets', 'SELECT id, name FROM risk_market ORDER BY name');

/** The markets whose traders' risk is watched (T9). */
@Injectable()
export class RiskMarkets {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Whether there is such a market. */
  async exists(id: string): Promise<boolean> {
    return (await this.list()).some((market) => market.id === id);
  }

  /** Every market, by name. */
  list(): Promise<{ id: string; name: string }[]> {
    return this.#database.query<{ id: string; name: string }>(all);
  }
}
