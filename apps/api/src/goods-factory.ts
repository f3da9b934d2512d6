import type { TestApi } from './testing.ts';

/** Styles of one colour and the sizes S, M, L, at 100 yuan a piece. @returns id by SKU */
export async function plantSkus(api: TestApi, ...styles: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const { rows } = await api.database.pool.query<{ code: string; id: string }>(
    `WITH run AS (INSERT INTO size_run (code, sizes) VALUES ('SML', '{S,M,L}') ON CONFLICT DO NOTHING),
     made AS (INSERT INTO style (number, name, style_group, category, season_code, size_run, tag_price_fen, contract_price_fen)
       SELECT number, '文胸' || number, '內衣', '文胸', '2009AW', 'SML', 20000, 10000 FROM unnest($1::text[]) number RETURNING id, number),
     colour AS (INSERT INTO style_colour (style_id, code, name, position) SELECT id, '01', '黑', 1 FROM made)
     INSERT INTO sku (code, style_id, colour_code, size, position)
     SELECT made.number || '-01-' || size, made.id, '01', size, at FROM made, unnest('{S,M,L}'::text[]) WITH ORDINALITY AS s (size, at)
     RETURNING code, id`,
    [styles],
  );
  return Object.fromEntries(rows.map(({ code, id }) => [code, id]));
}

/** The id of the central warehouse, or of an own store made for the name. */
export async function place(api: TestApi, store?: string): Promise<string> {
  const { rows } = await api.database.pool.query<{ id: string }>(
    store === undefined
      ? `SELECT id FROM stock_place WHERE kind = 'WAREHOUSE'`
      : {
          text: `INSERT INTO stock_place (code, name, kind) VALUES ($1, $1, 'OWN_STORE') RETURNING id`,
          values: [store],
        },
  );
  return rows[0]?.id ?? '';
}

/** An order line to be planted. */
export interface PlantedLine {
  readonly franchisee: string;
  readonly sku: string;
  readonly quantity: number;
  readonly tier?: number;
  readonly window?: readonly [string, string];
  /** ISO instant. */
  readonly orderedAt?: string;
}

/** Locked orders of the season 2009AW at 100 yuan a piece, a franchisee made for each name. @returns ids of the lines, as told */
export async function plantOrders(api: TestApi, lines: readonly PlantedLine[]): Promise<string[]> {
  const { personId } = await api.as('SUP');
  const query = async <Row extends object>(text: string, values: unknown[]): Promise<Row[]> =>
    (await api.database.pool.query(text, values)).rows as Row[];
  await query(`INSERT INTO season (code, kind, year) VALUES ('2009AW', 'AW', 2009) ON CONFLICT DO NOTHING`, []);
  const ids: string[] = [];
  for (const { franchisee, sku, quantity, tier = 2, window = ['2009-08-01', '2009-10-31'], orderedAt } of lines) {
    await query(
      `INSERT INTO franchisee (number, name, folded, priority_tier) VALUES ($1, $1, lower($1), $2)
       ON CONFLICT (number) DO UPDATE SET priority_tier = $2`,
      [franchisee, tier],
    );
    await query(
      `INSERT INTO franchise_order (season_id, franchisee_id, ordered_on, state, checked_by)
       SELECT s.id, f.id, '2009-03-01', 'LOCKED', $2 FROM season s, franchisee f WHERE f.number = $1 AND s.code = '2009AW' ON CONFLICT DO NOTHING`,
      [franchisee, personId],
    );
    const [line] = await query<{ id: string }>(
      `INSERT INTO order_line (order_id, season_id, franchisee_id, sku_id, window_from, window_to, quantity, price_fen, ordered_at, checked)
       SELECT o.id, o.season_id, o.franchisee_id, k.id, $3, $4, $5, 10000, coalesce($6::timestamptz, now()), true
       FROM franchise_order o JOIN franchisee f ON f.id = o.franchisee_id, sku k WHERE f.number = $1 AND k.code = $2 RETURNING id`,
      [franchisee, sku, window[0], window[1], quantity, orderedAt ?? null],
    );
    ids.push(line?.id ?? '');
  }
  return ids;
}

/** Takes goods into the warehouse. */
export async function receive(api: TestApi, pieces: Readonly<Record<string, number>>): Promise<void> {
  await api.database.pool.query(
    `INSERT INTO stock_movement (place_id, sku_id, quantity, amount_fen, kind, source_type, source_id, document, on_day, made_by_name)
     SELECT p.id, k.id, q::int, q::int * 10000, 'ADJUSTMENT', 'trial', uuidv7(), 'trial', '2009-01-01', 'trial'
     FROM jsonb_each_text($1) AS r (code, q) JOIN sku k ON k.code = r.code JOIN stock_place p ON p.kind = 'WAREHOUSE'`,
    [JSON.stringify(pieces)],
  );
}

/** What breaks the rules that bind stock and orders together; nothing, whatever happened before. */
export async function brokenRules(api: TestApi): Promise<unknown[]> {
  const { rows } = await api.database.pool.query<object>(
    `SELECT 'balance' AS rule, sku_id::text AS of FROM stock_balance b FULL JOIN (
       SELECT place_id, sku_id, sum(quantity) AS q, sum(amount_fen) AS fen FROM stock_movement GROUP BY 1, 2) m USING (place_id, sku_id)
     WHERE (b.quantity, b.amount_fen) IS DISTINCT FROM (m.q, m.fen)
     UNION ALL
     SELECT 'reserved', b.sku_id::text FROM stock_balance b JOIN stock_place p ON p.id = b.place_id
     LEFT JOIN (SELECT sku_id, sum(allocated) AS held FROM order_line GROUP BY 1) l ON l.sku_id = b.sku_id
     WHERE b.reserved <> CASE WHEN p.kind = 'WAREHOUSE' THEN coalesce(l.held, 0) ELSE 0 END
     UNION ALL
     SELECT 'order line', id::text FROM order_line
     WHERE quantity <> least(delivered, quantity) + open_quantity + least(cancelled, quantity - least(delivered, quantity)) + substituted OR allocated > open_quantity
     UNION ALL
     SELECT 'delivered', min(l.id::text) FROM order_line l LEFT JOIN (
       SELECT order_line_id AS id, sum(quantity) FILTER (WHERE kind IN ('ORDER', 'RETURN')) AS net FROM dispatch_line GROUP BY 1) d USING (id)
     GROUP BY l.franchisee_id, l.season_id, l.sku_id, l.window_from, l.window_to
     HAVING sum(l.delivered + l.outside) <> greatest(sum(coalesce(d.net, 0)), 0)
     UNION ALL
     SELECT 'checked', l.id::text FROM order_line l JOIN franchise_order o ON o.id = l.order_id WHERE l.checked <> (o.state <> 'DRAFT')`,
  );
  return rows;
}
