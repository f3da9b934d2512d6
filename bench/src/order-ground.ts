import type pg from 'pg';

/** Full size: so many orders, each with a line of so many SKUs. */
export const orders = 1_000;
export const skus = 5_000;

/**
 * Locked orders of one season, each with a line of every SKU.
 * @param followed whether the figures of execution are kept up to date meanwhile, as they are in an installation
 */
export async function fillOrders(
  owner: pg.Client,
  perOrder: number,
  followed: boolean,
): Promise<{ season: string; person: string }> {
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
  if (!followed) await owner.query('SET session_replication_role = replica');
  await owner.query('DROP INDEX order_line_season_sku, order_line_franchisee_sku, order_line_open');
  await owner.query(
    `INSERT INTO order_line (order_id, season_id, franchisee_id, sku_id, window_from, window_to, pool, quantity, price_fen, checked)
     SELECT o.id, $1, o.franchisee_id, k.id, make_date(2009, k.month, 1), make_date(2009, k.month, 28),
       CASE WHEN k.month > 10 THEN 'LATE' ELSE 'MAIN' END, 1 + k.n % 20, 10000, true
     FROM franchise_order o, (SELECT id, row_number() OVER (ORDER BY code) AS n, 8 + (row_number() OVER (ORDER BY code) % 5)::int AS month FROM sku) k`,
    [season],
  );
  await owner.query('RESET session_replication_role');
  await owner.query('CREATE INDEX order_line_season_sku ON order_line (season_id, sku_id)');
  await owner.query('VACUUM ANALYZE order_line, franchise_order, sku');
  return { season, person };
}
