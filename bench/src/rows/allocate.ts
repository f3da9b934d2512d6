import { performance } from 'node:perf_hooks';
import { ordersSchema, proposeMemory, proposeSql } from '@kefu/orders';
import { Database, makeDataSource } from '@kefu/platform/database';
import pg from 'pg';
import type { Row } from '../row.ts';

const skus = 4_000;
const plain = { mode: 'TIERS', packSize: 1, minimumFillBp: 0 } as const;

/**
 * A million open order lines of 4,000 SKUs, each of which has six tenths of what three tiers of franchisees ask for (F4): every share
 * computed and kept with its reason, the sums of each SKU and of the run with it, as somebody who proposes an allocation waits for it.
 * Against one window-function statement over the same tables that only computes the shares and adds them up.
 */
export const allocate: Row = {
  name: 'allocate',
  unit: 'lines/s',
  target: 0.4,
  async prepare(bench) {
    const { settings } = await bench.database();
    const owner = new pg.Client({ connectionString: settings.databaseUrl });
    await owner.connect();
    // Both sides sort in the same memory.
    await owner.query(proposeMemory.replace('LOCAL ', ''));
    owner.on('error', () => undefined);
    const lines = await fill(owner, Math.round(250 * bench.scale));
    const database = new Database(await makeDataSource(settings, [ordersSchema], 'app').initialize());
    const propose = (): Promise<number> =>
      database.transaction(async (tx) => {
        const [run]: { id: string }[] = await tx.query(
          `INSERT INTO allocation_run (mode, proposed_by_name) VALUES ('TIERS', 'bench') RETURNING id`,
        );
        const { text, values } = proposeSql(run?.id ?? '', plain);
        await tx.query(proposeMemory);
        await tx.query(text, values);
        const [done]: { given: number }[] = await tx.query('SELECT given FROM allocation_run WHERE id = $1', [run?.id]);
        return done?.given ?? 0;
      });
    const compute = async (): Promise<number> => (await owner.query<{ given: number }>(statement)).rows[0]?.given ?? 0;
    const [given, computed] = [await propose(), await compute()];
    if (given !== computed) throw new Error(`The two sides do not say the same: ${given} and ${computed}`);
    // What was proposed before is no part of a round.
    const forget = (): Promise<unknown> => owner.query('TRUNCATE allocation_sku');
    const perSecond = async (work: () => Promise<number>): Promise<number> => {
      await forget();
      const began = performance.now();
      await work();
      return (lines * 1000) / (performance.now() - began);
    };
    return {
      ours: () => perSecond(propose),
      baseline: () => perSecond(compute),
      async close() {
        await database.dataSource.destroy();
        await owner.end();
      },
    };
  },
};

const statement = `WITH asked AS (
    SELECT l.id, l.sku_id, f.priority_tier AS tier, l.ordered_at, l.open_quantity - l.outside - l.allocated AS demand, b.quantity - b.reserved AS supply
    FROM order_line l JOIN stock_balance b ON b.sku_id = l.sku_id JOIN franchisee f ON f.id = l.franchisee_id
    WHERE l.open_quantity > l.outside + l.allocated),
  found AS (
    SELECT *, sum(demand) OVER (PARTITION BY sku_id, tier) AS wanted,
      greatest(supply - sum(demand) OVER (PARTITION BY sku_id ORDER BY tier) + sum(demand) OVER (PARTITION BY sku_id, tier), 0) AS rest FROM asked),
  quota AS (
    SELECT *, (least(rest, wanted) * demand / wanted)::int AS whole, least(rest, wanted) * demand % wanted AS remainder FROM found),
  shared AS (
    SELECT whole + CASE WHEN row_number() OVER (PARTITION BY sku_id, tier ORDER BY remainder DESC, ordered_at, id)
      <= least(rest, wanted) - sum(whole) OVER (PARTITION BY sku_id, tier) THEN 1 ELSE 0 END AS given FROM quota)
  SELECT sum(given)::bigint AS given FROM shared`;

async function fill(owner: pg.Client, franchisees: number): Promise<number> {
  await owner.query(`INSERT INTO season (code, kind, year) VALUES ('2030AW', 'AW', 2030)`);
  await owner.query(`INSERT INTO person (login, name, password_hash) VALUES ('bench', 'bench', 'x')`);
  await owner.query(`INSERT INTO size_run (code, sizes) VALUES ('BENCH', '{F}')`);
  await owner.query(
    `WITH made AS (
       INSERT INTO style (number, name, style_group, category, season_code, size_run, tag_price_fen, contract_price_fen)
       SELECT 'B' || n, 'B' || n, 'b', 'b', '2030AW', 'BENCH', 20000, 10000 FROM generate_series(1, ${skus}) n RETURNING id, number),
     colour AS (INSERT INTO style_colour (style_id, code, name, position) SELECT id, '01', 'b', 1 FROM made)
     INSERT INTO sku (code, style_id, colour_code, size, position) SELECT number || '-01-F', id, '01', 'F', 1 FROM made`,
  );
  await owner.query(
    `INSERT INTO franchisee (number, name, folded, priority_tier) SELECT 'F' || n, 'F' || n, 'f' || n, 1 + n % 3 FROM generate_series(1, $1::int) n`,
    [franchisees],
  );
  await owner.query(
    `INSERT INTO franchise_order (season_id, franchisee_id, ordered_on, state, checked_by)
     SELECT s.id, f.id, '2030-03-01', 'LOCKED', p.id FROM season s, franchisee f, person p WHERE p.login = 'bench' AND s.code = '2030AW'`,
  );
  const { rowCount } = await owner.query(
    `INSERT INTO order_line (order_id, season_id, franchisee_id, sku_id, window_from, window_to, quantity, price_fen, ordered_at, checked)
     SELECT o.id, o.season_id, o.franchisee_id, k.id, '2030-08-01', '2030-10-31', 1 + (row_number() OVER ())::bigint * 7919 % 97, 10000,
       timestamptz '2030-03-01' + (row_number() OVER ())::bigint * 104729 % 86400 * interval '1 s', true
     FROM franchise_order o, sku k`,
  );
  await owner.query(
    `INSERT INTO stock_movement (place_id, sku_id, quantity, amount_fen, kind, source_type, source_id, document, on_day, made_by_name)
     SELECT p.id, l.sku_id, sum(l.quantity) * 6 / 10, sum(l.quantity) * 6 / 10 * 10000, 'RECEIPT', 'bench', uuidv7(), 'bench', '2030-07-01', 'bench'
     FROM order_line l, stock_place p WHERE p.kind = 'WAREHOUSE' GROUP BY p.id, l.sku_id`,
  );
  await owner.query('VACUUM ANALYZE order_line, franchisee, franchise_order, stock_balance');
  return rowCount ?? 0;
}
