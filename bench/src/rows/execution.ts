import { performance } from 'node:perf_hooks';
import { ExecutionService, FoldExecution, ordersSchema } from '@kefu/orders';
import { Database, makeDataSource } from '@kefu/platform/database';
import pg from 'pg';
import { fillOrders, orders, skus } from '../order-ground.ts';
import type { Row } from '../row.ts';

/** What the kept figures must equal, computed anew from every line. */
const anew = (by: string): string => `
  SELECT ${by} AS key, sum(l.quantity * l.price_fen)::bigint AS ordered, sum(least(l.delivered, l.quantity) * l.price_fen)::bigint AS delivered,
    sum(l.substituted * l.price_fen)::bigint AS substituted, sum(l.cancelled * l.price_fen)::bigint AS cancelled,
    sum(least(l.outside, l.open_quantity) * l.price_fen)::bigint AS late
  FROM order_line l WHERE l.season_id = $1 GROUP BY 1 ORDER BY 1`;

/** As the service or bare `pg` tells it: PostgreSQL's bigint as a number, or as its digits. */
interface Told {
  readonly key: string;
  readonly ordered: number | string;
  readonly delivered: number | string;
}

/**
 * The execution rate by franchisee and by month of five million order lines, from what is kept up to date while they were entered and
 * dispatched in a hundred batches (F6); against the two statements that add up every line. Both give the same figures.
 */
export const execution: Row = {
  name: 'execution',
  unit: 'reports/min',
  target: 1,
  async prepare(bench) {
    const { settings } = await bench.database();
    const owner = new pg.Client({ connectionString: settings.databaseUrl });
    await owner.connect();
    const { season } = await fillOrders(owner, Math.max(1, Math.round(skus * bench.scale)), true);
    for (let batch = 0; batch < 100; batch++) {
      await owner.query(
        `UPDATE order_line SET delivered = quantity - quantity % 3 WHERE order_id IN (
           SELECT id FROM franchise_order ORDER BY id OFFSET $1 LIMIT $2)`,
        [(batch * orders) / 100, orders / 100],
      );
    }
    await owner.query('VACUUM ANALYZE order_line, execution_part');
    const database = new Database(await makeDataSource(settings, [ordersSchema], 'app').initialize());
    await new FoldExecution(database).tick();
    const service = new ExecutionService(database);
    const timed = async (work: () => Promise<unknown>): Promise<number> => {
      const began = performance.now();
      await work();
      return 60_000 / (performance.now() - began);
    };
    const kept = (by: 'MONTH' | 'FRANCHISEE'): Promise<readonly Told[]> => service.figures({ seasonIds: [season], by });
    const full = async (by: string): Promise<Told[]> => (await owner.query<Told>(anew(by), [season])).rows;
    const same = (told: readonly Told[]): string =>
      JSON.stringify(
        told
          .map(({ key, ordered, delivered }) => `${key} ${ordered} ${delivered}`)
          .toSorted((one, other) => (one < other ? -1 : 1)),
      );
    for (const [by, column] of [
      ['MONTH', `to_char(l.window_to, 'YYYY-MM')`],
      ['FRANCHISEE', 'l.franchisee_id::text'],
    ] as const) {
      if (same(await kept(by)) !== same(await full(column)))
        throw new Error(`The kept figures by ${by} are not those of the lines`);
    }
    return {
      ours: () => timed(async () => [await kept('MONTH'), await kept('FRANCHISEE')]),
      baseline: () =>
        timed(async () => [await full(`to_char(l.window_to, 'YYYY-MM')`), await full('l.franchisee_id::text')]),
      async close() {
        await database.dataSource.destroy();
        await owner.end();
      },
    };
  },
};
