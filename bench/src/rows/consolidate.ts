import { performance } from 'node:perf_hooks';
import { Consolidations, ordersSchema } from '@kefu/orders';
import { AuditTrail } from '@kefu/platform/audit';
import { Database, makeDataSource } from '@kefu/platform/database';
import { Topics } from '@kefu/platform/topics';
import pg from 'pg';
import { fillOrders, orders, skus } from '../order-ground.ts';
import type { Row } from '../row.ts';

/**
 * Five million lines of a thousand locked orders made into production orders by SKU, month and pool (F1): orders locked, lines summed,
 * production orders and lines written with their keys, every order moved on with its entry in the audit, in one transaction; against one
 * `INSERT … SELECT … GROUP BY` of the same sums into a table without keys.
 */
export const consolidate: Row = {
  name: 'consolidate',
  unit: 'lines/s',
  target: 0.8,
  async prepare(bench) {
    const { settings } = await bench.database();
    const owner = new pg.Client({ connectionString: settings.databaseUrl });
    await owner.connect();
    const lines = orders * Math.max(1, Math.round(skus * bench.scale));
    const { season, person } = await fillOrders(owner, lines / orders, false);
    await owner.query('CREATE TABLE bare (month date, pool text, sku_id uuid, quantity bigint, fen bigint)');
    const database = new Database(await makeDataSource(settings, [ordersSchema], 'app').initialize());
    const consolidations = new Consolidations(new AuditTrail(), new Topics(settings));
    const timed = async (work: () => Promise<unknown>): Promise<number> => {
      const began = performance.now();
      await work();
      return (lines * 1000) / (performance.now() - began);
    };
    return {
      async ours() {
        const speed = await timed(() => database.transaction((tx) => consolidations.consolidate(tx, season, person)));
        const { rows } = await owner.query<{ whole: boolean }>(
          `SELECT (SELECT sum(quantity) FROM order_line) = (SELECT sum(quantity) FROM production_line)
             AND NOT EXISTS (SELECT FROM franchise_order WHERE state <> 'CONSOLIDATED') AS whole`,
        );
        if (!rows[0]?.whole) throw new Error('Production is not asked for what was ordered');
        await owner.query('TRUNCATE production_line, production_order CASCADE');
        await owner.query(`UPDATE franchise_order SET state = 'LOCKED', consolidation_id = NULL`);
        await owner.query('DELETE FROM consolidation');
        await owner.query('VACUUM franchise_order');
        return speed;
      },
      async baseline() {
        await owner.query('TRUNCATE bare');
        return timed(() =>
          owner.query(
            `INSERT INTO bare SELECT date_trunc('month', window_to), pool, sku_id, sum(quantity), sum(quantity * price_fen)
             FROM order_line WHERE season_id = $1 GROUP BY 1, 2, 3`,
            [season],
          ),
        );
      },
      async close() {
        await database.dataSource.destroy();
        await owner.end();
      },
    };
  },
};
