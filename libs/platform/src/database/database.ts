import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { type Context, contextIfAny } from '../context/index.ts';
import type { Sql } from './sql.ts';

// A business date is a day without a zone: it stays 'YYYY-MM-DD'. Sums and counts stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** What PostgreSQL writes for an instant in UTC (every connection is in UTC), as ISO 8601 to the millisecond. */
function isoInstant(text: string): string {
  return `${text.slice(0, 10)}T${text.slice(11, Math.min(text.length - 3, 23))}Z`;
}

const instant: number = pg.types.builtins.TIMESTAMPTZ;
const parserOf = pg.types.getTypeParser as (oid: number, format: string) => (text: string) => unknown;

/** Reads instants as text; everything else as everywhere. */
const instantsAsText = {
  getTypeParser: (oid: number, format: string) => (oid === instant ? isoInstant : parserOf(oid, format)),
} as pg.CustomTypesConfig;

/**
 * The one way to PostgreSQL: transactions through TypeORM, hot reads as named statements on the same pool.
 *
 * A statement of work inside a transaction goes over the transaction's own connection. On one of its own it would wait for
 * another of the pool while it holds one: as many transactions at once as the pool has connections would wait for ever.
 */
@Injectable()
export class Database implements OnApplicationShutdown {
  readonly dataSource: DataSource;
  readonly pool: pg.Pool;
  readonly #held = new AsyncLocalStorage<EntityManager>();
  readonly #beforeCommit = new WeakMap<Context, (tx: EntityManager) => Promise<void>>();

  constructor(dataSource: DataSource) {
    this.dataSource = dataSource;
    this.pool = (dataSource.driver as unknown as { master: pg.Pool }).master;
  }

  /** Runs `work` in one transaction: all of it or nothing. */
  transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    const context = contextIfAny();
    const last = context && this.#beforeCommit.get(context);
    return this.dataSource.transaction((tx) =>
      this.#held.run(tx, async () => {
        const result = await work(tx);
        await last?.(tx);
        return result;
      }),
    );
  }

  /** Has every transaction of a piece of work do something last, on which its commit then depends. */
  beforeCommit(context: Context, last: (tx: EntityManager) => Promise<void>): void {
    this.#beforeCommit.set(context, last);
  }

  /** Rows of a statement. */
  async query<Row extends object>({ name, text, instants }: Sql, values: readonly unknown[] = []): Promise<Row[]> {
    const config: pg.QueryConfig = { text, values: [...values] };
    if (name) config.name = name;
    if (instants === 'text') config.types = instantsAsText;
    const result = await (await this.#connection()).query<Row & pg.QueryResultRow>(config);
    return result.rows;
  }

  /** The connection of the transaction at hand; the pool outside of one, or once it is over. */
  async #connection(): Promise<Pick<pg.Pool, 'query'>> {
    const runner = this.#held.getStore()?.queryRunner;
    return runner && !runner.isReleased ? ((await runner.connect()) as pg.PoolClient) : this.pool;
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
