import { performance } from 'node:perf_hooks';
import { Consolidations, ordersSchema } from '@kefu/orders';
import { AuditTrail } from '@kefu/platform/audit';
import { Database, makeDataSource } from '@kefu/platform/database';
import { Topics } from '@kefu/platform/topics';
import pg from 'pg';
import type { Row } from '../row.ts';

const orders = 1_000;
const skus = 5_000;

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
    const { season, person } = await fill(owner, lines / orders);
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

async function fill(owner: pg.Client, perOrder: number): Promise<{ season: string; person: string }> {
  const { rows } = await owner.query<{ season: string; person: string }>(
    `WITH s AS (INSERT INTO season (code, kind, year) VALUES ('2009AW', 'AW', 2009) RETURNING id),
       p AS (INSERT INTO person (login, name, password_hash) VALUES ('lead', 'lead', '') RETURNING id)
     SELECT s.id AS season, p.id AS person FROM s, p`,
  );
  const { season = '', person = '' } = rows[0] ?? {};
  await owner.query(`INSERT INTO size_run VALUES ('F', '{F}')`);
  await owner.query(
    `WITH t AS (
       INSERT INTO style (number, name, style_group, category, season_code, size_run, tag_price_fen, contract_price_fen)
       SELECT 'S' || n, '', '', '', '2009AW', 'F', 20000, 10000 FROM generate_series(1, $1::int) n RETURNING id, number
     ), c AS (INSERT INTO style_colour SELECT id, '01', '', 1 FROM t RETURNING style_id)
     INSERT INTO sku (code, style_id, colour_code, size, position) SELECT t.number, t.id, '01', 'F', 1 FROM t JOIN c ON c.style_id = t.id`,
    [perOrder],
  );
  await owner.query(
    `INSERT INTO franchisee (number, name, folded) SELECT 'K' || n, 'K' || n, 'k' || n FROM generate_series(1, $1::int) n`,
    [orders],
  );
  await owner.query(
    `INSERT INTO franchise_order (season_id, franchisee_id, ordered_on, state, checked_by)
     SELECT $1, id, '2009-03-01', 'LOCKED', $2 FROM franchisee`,
    [season, person],
  );
  // As fast as it may be filled: its indexes are made at the end.
  await owner.query('SET session_replication_role = replica');
  await owner.query('DROP INDEX order_line_season_sku, order_line_franchisee_sku, order_line_open');
  await owner.query(
    `INSERT INTO order_line (order_id, season_id, franchisee_id, sku_id, window_from, window_to, pool, quantity, price_fen)
     SELECT o.id, $1, o.franchisee_id, k.id, make_date(2009, k.month, 1), make_date(2009, k.month, 28),
       CASE WHEN k.month > 10 THEN 'LATE' ELSE 'MAIN' END, 1 + k.n % 20, 10000
     FROM franchise_order o, (SELECT id, row_number() OVER (ORDER BY code) AS n, 8 + (row_number() OVER (ORDER BY code) % 5)::int AS month FROM sku) k`,
    [season],
  );
  await owner.query('RESET session_replication_role');
  await owner.query('CREATE INDEX order_line_season_sku ON order_line (season_id, sku_id)');
  await owner.query('CREATE TABLE bare (month date, pool text, sku_id uuid, quantity bigint, fen bigint)');
  await owner.query('VACUUM ANALYZE order_line, franchise_order, sku');
  return { season, person };
}
