import type { EntityManager } from 'typeorm';

/**
 * Goods count by the pool of a franchisee, season, SKU and window: what went less what came back, over all lines of the pool (F6). A
 * difference order is filled by what is more than its original's; lines of checked orders are filled before a draft's that was sent back.
 */
const pool = 'franchisee_id, season_id, sku_id, window_from, window_to';

/** How much of a pool's `total` a line gets, as SQL: its lines are filled one after the other, each up to its `room`. */
const poured = (total: string, room: string, whole = 'PARTITION BY pool'): string =>
  `least(greatest(${total} - (sum(${room}) OVER (${whole} ORDER BY place) - ${room}), 0), ${room})::int`;

/** What is more than all lines of a pool together have room for, as SQL: the first one's. */
const surplus = (total: string, room: string): string =>
  `CASE WHEN place = 1 THEN greatest(${total} - sum(${room}) OVER (PARTITION BY pool), 0) ELSE 0 END::int`;

/**
 * Brings the counters of order lines, and of those that stand beside them, up to date from all that was ever dispatched for them, and
 * gives back what is held beyond what they wait for. Hold balances and lines first.
 * @param lineIds lines whose rows changed
 * @param sentIn the batch whose goods leave now: what was held for them is given back; none where nothing leaves
 */
export async function countPools(tx: EntityManager, lineIds: readonly string[], sentIn?: string): Promise<void> {
  await tx.query(
    `WITH touched AS (SELECT DISTINCT ${pool} FROM order_line WHERE id = ANY($1::uuid[])),
     lines AS (
       SELECT l.id, l.sku_id, l.quantity, l.cancelled, l.allocated, l.checked, row_number() OVER turns AS place, first_value(l.id) OVER turns AS pool,
         went, late, back, replaced, sent
       FROM touched JOIN order_line l USING (${pool}), LATERAL (
         SELECT count(*) AS rows,
           coalesce(sum(d.quantity) FILTER (WHERE d.kind = 'ORDER' AND d.quantity > 0 AND d.counts), 0) AS went,
           coalesce(sum(d.quantity) FILTER (WHERE d.kind = 'ORDER' AND d.quantity > 0 AND NOT d.counts), 0) AS late,
           coalesce(-sum(d.quantity) FILTER (WHERE d.kind IN ('ORDER', 'RETURN') AND d.quantity < 0), 0) AS back,
           coalesce(sum(d.quantity) FILTER (WHERE d.kind = 'SUBSTITUTION'), 0) AS replaced,
           coalesce(sum(d.quantity) FILTER (WHERE d.batch_id = $2 AND d.kind = 'ORDER' AND d.quantity > 0), 0)::int AS sent
         FROM dispatch_line d WHERE d.order_line_id = l.id) d
       WHERE l.checked OR d.rows > 0 OR l.delivered + l.outside + l.substituted > 0
       WINDOW turns AS (PARTITION BY ${pool} ORDER BY l.checked DESC, l.ordered_at, l.id)),
     summed AS (
       SELECT *, greatest(sum(went) OVER all_of - sum(back) OVER all_of, 0) AS all_went,
         greatest(sum(late) OVER all_of - greatest(sum(back) OVER all_of - sum(went) OVER all_of, 0), 0) AS all_late,
         greatest(sum(replaced) OVER all_of, 0) AS all_replaced, least(allocated, sent) AS taken, sum(sent - least(allocated, sent)) OVER all_of AS beside,
         CASE WHEN checked THEN 0 ELSE coalesce(sum(quantity) FILTER (WHERE checked) OVER all_of, 0) END AS others,
         sum(quantity - cancelled) OVER (PARTITION BY pool, checked) AS sound
       FROM lines WINDOW all_of AS (PARTITION BY pool)),
     -- What was cancelled is filled last: it came nevertheless.
     delivered AS (
       SELECT *, ${poured('all_went - others', '(quantity - cancelled)', 'PARTITION BY pool, checked')}
         + ${poured('all_went - others - sound', 'cancelled', 'PARTITION BY pool, checked')} + ${surplus('all_went', 'quantity')} AS came
       FROM summed),
     replaced AS (
       SELECT *, ${poured('all_replaced', 'open')} AS stands FROM (
         SELECT *, greatest(quantity - least(came, quantity) - cancelled, 0) AS open FROM delivered) d),
     late AS (
       SELECT *, ${poured('all_late', 'waits')} + ${surplus('all_late', 'waits')} AS outside FROM (SELECT *, open - stands AS waits FROM replaced) r),
     -- What left takes what was held for the line that it was sent for, then what is held beside it.
     held AS (
       SELECT *, greatest(least(allocated - taken - ${poured('beside', '(allocated - taken)')}, waits - outside), 0) AS still FROM late),
     written AS (
       UPDATE order_line l SET delivered = h.came, outside = h.outside, substituted = h.stands, allocated = h.still, version = l.version + 1
       FROM held h WHERE l.id = h.id AND (l.delivered, l.outside, l.substituted, l.allocated) IS DISTINCT FROM (h.came, h.outside, h.stands, h.still))
     UPDATE stock_balance b SET reserved = b.reserved - given.back
     FROM (SELECT sku_id, sum(allocated - still)::int AS back FROM held GROUP BY sku_id HAVING sum(allocated - still) <> 0) given, stock_place p
     WHERE b.place_id = p.id AND p.kind = 'WAREHOUSE' AND b.sku_id = given.sku_id`,
    [lineIds, sentIn ?? null],
  );
}
