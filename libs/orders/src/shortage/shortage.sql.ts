/**
 * What will be short, by SKU (F30). Demand: what lines still wait for beside what is held for them, by the last day of their window,
 * from today on. Supply by a day: free goods of the warehouse, and what production was asked for until that month and has not
 * delivered. A SKU breaks on the first day on which demand until then is more than supply by then.
 * $1 today, $2 a season or null.
 */
export const shortageSql = `
  WITH demand AS (
    SELECT l.sku_id, l.window_to AS day, sum(l.open_quantity - l.allocated)::bigint AS pieces,
      sum((l.open_quantity - l.allocated) * l.price_fen)::bigint AS fen
    FROM order_line l
    WHERE l.open_quantity > l.allocated AND l.window_to >= $1::date AND ($2::uuid IS NULL OR l.season_id = $2)
    GROUP BY 1, 2),
  asked AS (
    SELECT d.sku_id, o.month, sum(d.quantity)::bigint AS pieces
    FROM production_line d JOIN production_order o ON o.id = d.production_order_id
    WHERE o.state = 'PLACED' AND d.sku_id IN (SELECT sku_id FROM demand) GROUP BY 1, 2),
  received AS (
    SELECT m.sku_id, sum(m.quantity)::bigint AS pieces FROM stock_movement m
    WHERE m.kind = 'RECEIPT' AND m.sku_id IN (SELECT sku_id FROM demand) GROUP BY 1),
  free AS (
    SELECT b.sku_id, (b.quantity - b.reserved)::bigint AS pieces FROM stock_balance b JOIN stock_place p ON p.id = b.place_id AND p.kind = 'WAREHOUSE'),
  days AS (
    SELECT d.sku_id, d.day, sum(d.pieces) OVER (PARTITION BY d.sku_id ORDER BY d.day) AS wanted, coalesce(f.pieces, 0) AS free,
      greatest(coalesce((SELECT sum(a.pieces) FROM asked a WHERE a.sku_id = d.sku_id AND a.month <= to_char(d.day, 'YYYY-MM')), 0)
        - coalesce(r.pieces, 0), 0) AS expected
    FROM demand d LEFT JOIN free f ON f.sku_id = d.sku_id LEFT JOIN received r ON r.sku_id = d.sku_id),
  broken AS (
    SELECT sku_id, min(day) FILTER (WHERE wanted > free + expected) AS breaks_on, max(greatest(wanted - free - expected, 0)) AS short,
      max(wanted) AS wanted, max(free) AS free, max(expected) AS expected
    FROM days GROUP BY sku_id)
  SELECT b.sku_id, b.breaks_on, b.short::int, b.wanted::int, b.free::int, b.expected::int,
    round(b.short * w.fen / w.pieces)::bigint AS lost_fen
  FROM broken b JOIN (SELECT sku_id, sum(pieces) AS pieces, sum(fen)::numeric AS fen FROM demand GROUP BY 1) w ON w.sku_id = b.sku_id
  WHERE b.breaks_on IS NOT NULL`;

/** What will be short as everybody reads it; values as for {@link shortageSql}. */
export const shortageRows = `SELECT f.sku_id AS "skuId", k.code AS sku, t.name AS "styleName", f.breaks_on AS "breaksOn", f.wanted, f.free, f.expected,
   f.short, f.lost_fen AS lost
 FROM (${shortageSql}) f JOIN sku k ON k.id = f.sku_id JOIN style t ON t.id = k.style_id`;

/** What breaks first, first. */
export const shortageOrder = 'ORDER BY "breaksOn", lost DESC, sku';
