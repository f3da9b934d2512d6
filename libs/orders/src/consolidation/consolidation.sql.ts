/**
 * Lines of orders by SKU, month and pool. The month is that in which the window ends: goods are due by then (F1).
 * @param where an SQL condition on the order `o` and the line `l`
 */
export function linesBySku(where: string): string {
  return `SELECT to_char(l.window_to, 'YYYY-MM') AS month, l.pool, l.sku_id, sum(l.quantity)::bigint AS quantity,
      sum(l.quantity * l.price_fen)::bigint AS amount_fen
    FROM order_line l JOIN franchise_order o ON o.id = l.order_id WHERE ${where} GROUP BY 1, 2, 3`;
}

/**
 * Makes the consolidation of the orders that are locked, whose rows the transaction holds: one statement, one reading of the
 * lines, so that what production is asked for is what the orders say. Values: season, orders' ids, person.
 */
export const consolidateSql = `WITH summed AS MATERIALIZED (
    ${linesBySku('o.id = ANY($2::uuid[]) AND l.season_id = $1')}
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
