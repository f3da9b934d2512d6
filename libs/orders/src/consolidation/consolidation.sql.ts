/**
 * Lines of orders by SKU, month and pool. The month is that in which the window ends: goods are due by then (F1). Summed by
 * day first: a month is told of a few hundred thousand sums instead of every line.
 * @param from lines `l` with what else the condition speaks of
 * @param where an SQL condition
 */
export function linesBySku(from: string, where: string): string {
  return `SELECT to_char(d.window_to, 'YYYY-MM') AS month, d.pool, d.sku_id, sum(d.quantity)::bigint AS quantity,
      sum(d.fen)::bigint AS amount_fen
    FROM (SELECT l.window_to, l.pool, l.sku_id, sum(l.quantity) AS quantity, sum(l.quantity * l.price_fen) AS fen
      FROM ${from} WHERE ${where} GROUP BY l.window_to, l.pool, l.sku_id) d GROUP BY 1, 2, 3`;
}

/**
 * Makes the consolidation of the orders that are locked, whose rows the transaction holds: one statement, one reading of the
 * lines, so that what production is asked for is what the orders say. Values: season, orders' ids, person.
 */
export const consolidateSql = `WITH summed AS MATERIALIZED (
    ${linesBySku('order_line l', 'l.order_id = ANY($2::uuid[]) AND l.season_id = $1')}
  ), made AS (
    INSERT INTO consolidation (season_id, orders, quantity, amount_fen, made_by)
    SELECT $1, cardinality($2::uuid[]), sum(quantity), sum(amount_fen), $3 FROM summed RETURNING id
  ), heads AS (
    INSERT INTO production_order (consolidation_id, season_id, month, pool)
    SELECT made.id, $1, month, pool FROM (SELECT DISTINCT month, pool FROM summed) m, made ORDER BY month, pool
    RETURNING id, month, pool
  ), lines AS (
    INSERT INTO production_line (production_order_id, sku_id, quantity, amount_fen)
    SELECT heads.id, s.sku_id, s.quantity, s.amount_fen FROM summed s JOIN heads USING (month, pool)
  )
  SELECT id FROM made`;

/** What a production order ($1) asks for, by SKU. */
export const productionLines = `SELECT k.id AS "skuId", k.code AS sku, t.name AS "styleName", p.quantity, p.amount_fen AS amount
 FROM production_line p JOIN sku k ON k.id = p.sku_id JOIN style t ON t.id = k.style_id WHERE p.production_order_id = $1`;
