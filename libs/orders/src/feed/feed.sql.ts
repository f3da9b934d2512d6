/** The purpose of what franchisees are told of their goods. */
export const orderFeed = 'orderFeed';

/** How far back something may lie to be told: longer ago it is no news. */
const news = `interval '3 days'`;

/**
 * What franchisees are to be told on `$6` and were not (F31): each order once at each stage, where it skipped one only the latest; the
 * goods of a day together. Whoever has no number is told nothing.
 */
export const dueFeed = `
 SELECT o.franchisee_id AS recipient, NULL::uuid AS branch_id, o.state AS level, o.id AS subject_id, w.template_id
 FROM franchise_order o JOIN franchisee f ON f.id = o.franchisee_id AND f.phone_sealed IS NOT NULL AND f.state = 'ACTIVE'
   JOIN order_feed_words w ON w.stage = o.state
 WHERE o.state_since > now() - ${news}
   AND NOT EXISTS (SELECT FROM message m WHERE m.subject_id = o.id AND m.purpose = '${orderFeed}' AND m.level = o.state)
 UNION ALL
 SELECT d.franchisee_id, NULL, w.stage, d.first, w.template_id
 FROM (SELECT n.franchisee_id, n.dispatched_on, (array_agg(n.id ORDER BY n.id))[1] AS first, array_agg(n.id) AS notes
     FROM dispatch_note n WHERE n.dispatched_on > $6::date - 3 AND n.dispatched_on <= $6::date
       AND EXISTS (SELECT FROM dispatch_line l WHERE l.note_id = n.id AND l.quantity > 0)
     GROUP BY 1, 2) d
   JOIN franchisee f ON f.id = d.franchisee_id AND f.phone_sealed IS NOT NULL AND f.state = 'ACTIVE'
   JOIN order_feed_words w ON w.stage = 'DISPATCHED'
 WHERE NOT EXISTS (SELECT FROM message m WHERE m.subject_id = ANY(d.notes) AND m.purpose = '${orderFeed}' AND m.level = w.stage)`;

/** What a message of the feed tells now, of orders and of the goods of a day ($1: their first notes). */
export const toldFacts = `
 SELECT o.id, f.name, f.phone_sealed, f.phone_masked, s.code AS season, o.number AS "order", NULL::date AS day,
   (SELECT coalesce(sum(quantity), 0)::bigint FROM order_line WHERE order_id = o.id) AS pieces
 FROM franchise_order o JOIN franchisee f ON f.id = o.franchisee_id JOIN season s ON s.id = o.season_id WHERE o.id = ANY($1::uuid[])
 UNION ALL
 SELECT n.id, f.name, f.phone_sealed, f.phone_masked, '', '', n.dispatched_on,
   (SELECT coalesce(sum(l.quantity), 0) FROM dispatch_note d JOIN dispatch_line l ON l.note_id = d.id AND l.quantity > 0
    WHERE d.franchisee_id = n.franchisee_id AND d.dispatched_on = n.dispatched_on)
 FROM dispatch_note n JOIN franchisee f ON f.id = n.franchisee_id WHERE n.id = ANY($1::uuid[])`;

/** Orders of a franchisee ($1) as its page shows them, the latest first. */
export const ordersOfPage = `SELECT o.number, s.code AS season, o.kind, o.state AS stage, o.state_since AS since, l.quantity, l.amount, l.open
 FROM franchise_order o JOIN season s ON s.id = o.season_id, LATERAL (
   SELECT coalesce(sum(quantity), 0)::bigint AS quantity, coalesce(sum(quantity * price_fen), 0)::bigint AS amount,
     coalesce(sum(open_quantity), 0)::bigint AS open FROM order_line WHERE order_id = o.id) l
 WHERE o.franchisee_id = $1 ORDER BY s.year DESC, s.kind, o.id DESC LIMIT 50`;

/** What went out to a franchisee ($1) lately. */
export const goodsOfPage = `SELECT n.number, n.dispatched_on AS "on", l.quantity FROM dispatch_note n,
   LATERAL (SELECT coalesce(sum(quantity), 0)::bigint AS quantity FROM dispatch_line WHERE note_id = n.id AND quantity > 0) l
 WHERE n.franchisee_id = $1 AND l.quantity > 0 ORDER BY n.dispatched_on DESC, n.id DESC LIMIT 50`;

/** What a franchisee ($1) still waits for, by the month in which the window ends. */
export const openOfPage = `SELECT to_char(l.window_to, 'YYYY-MM') AS month, sum(l.open_quantity)::bigint AS quantity
 FROM order_line l JOIN franchise_order o ON o.id = l.order_id AND o.state <> 'DRAFT'
 WHERE l.franchisee_id = $1 AND l.open_quantity > 0 GROUP BY 1 ORDER BY 1 LIMIT 60`;

/** Franchisees (f) with the day on which they were told something last (t), of whom nothing was heard for more than $1 days. */
const silence = `franchisee f LEFT JOIN LATERAL (SELECT max(business_date) AS last FROM message m
     WHERE m.recipient = f.id AND m.purpose = '${orderFeed}' AND m.state IN ('accepted', 'delivered')) t ON true
 WHERE f.state = 'ACTIVE' AND (t.last IS NULL OR t.last < (now() AT TIME ZONE 'Asia/Shanghai')::date - $1::int)`;

/** How many franchisees wait for goods and were told nothing for more than $1 days. */
export const silentCount = `SELECT count(*)::int AS count FROM ${silence}
   AND EXISTS (SELECT FROM order_line l JOIN franchise_order o ON o.id = l.order_id AND o.state <> 'DRAFT'
     WHERE l.franchisee_id = f.id AND l.open_quantity > 0)`;

/** Franchisees who wait for goods and were told nothing for more than $1 days; the longest silent first. */
export const silent = `SELECT f.id, f.number, f.name, f.phone_masked AS "phoneMasked", w.open, t.last AS "lastTold"
 FROM (SELECT l.franchisee_id, sum(l.open_quantity)::bigint AS open FROM order_line l
     JOIN franchise_order o ON o.id = l.order_id AND o.state <> 'DRAFT' WHERE l.open_quantity > 0 GROUP BY 1) w, ${silence} AND f.id = w.franchisee_id
 ORDER BY t.last NULLS FIRST, f.number LIMIT 500`;
