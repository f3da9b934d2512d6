import { Database, type Sql } from '@kefu/platform/database';
import { rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import DataLoader from 'dataloader';
import type { MaskedPhone, TermFacts, TraderFacts } from './trader.types.ts';
import { oneTrader, phonesOfTraders, tagsOfTraders, termsOfTraders } from './trader-record.sql.ts';
import { type TraderRow, traderOf } from './trader-rows.ts';
import { traderSearch } from './trader-search.sql.ts';

/** What hangs on the traders of one request, read for all of them at once. */
export interface TraderLoaders {
  readonly phones: DataLoader<string, MaskedPhone[]>;
  readonly tags: DataLoader<string, string[]>;
  readonly terms: DataLoader<string, TermFacts[]>;
}

/** Single traders of the register and what hangs on them (T6, X8). */
@Injectable()
export class TraderRecordService {
  readonly #database: Database;
  readonly #loaders = new WeakMap<object, TraderLoaders>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** A trader by id or number; null where there is none or the caller may not see it. */
  async one(by: 'id' | 'number', key: string): Promise<TraderFacts | null> {
    if (by === 'id' ? !isUUID(key) : key.includes('\0')) return null;
    const { sql, values } = oneTrader(rowScope('trader.read'), by, key);
    const [row] = await this.#database.query<TraderRow>(sql, values);
    return row ? traderOf(row) : null;
  }

  /** The traders that a text finds, best first (X8). */
  async search(text: string, first: number): Promise<TraderFacts[]> {
    const statement = traderSearch(rowScope('trader.read'), text, first);
    if (!statement) return [];
    return (await this.#database.query<TraderRow>(statement.sql, statement.values)).map(traderOf);
  }

  /** The loaders of one request, whose context is the key. */
  loaders(request: object): TraderLoaders {
    let loaders = this.#loaders.get(request);
    if (!loaders) {
      loaders = {
        phones: this.#loader(phonesOfTraders),
        tags: this.#loader(tagsOfTraders),
        terms: this.#loader(termsOfTraders),
      };
      this.#loaders.set(request, loaders);
    }
    return loaders;
  }

  /** A loader of what a statement reads of many traders: rows of the trader and one thing that hangs on it. */
  #loader<Thing>(statement: Sql): DataLoader<string, Thing[]> {
    return new DataLoader(async (ids) => {
      const rows = await this.#database.query<{ traderId: string; thing: Thing }>(statement, [ids]);
      const byTrader = new Map<string, Thing[]>(ids.map((id) => [id, []]));
      for (const { traderId, thing } of rows) byTrader.get(traderId)?.push(thing);
      return ids.map((id) => byTrader.get(id) ?? []);
    });
  }
}
