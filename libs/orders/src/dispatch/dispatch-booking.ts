import type { EntityManager } from 'typeorm';

/** More would leave than there is beside what is held for others. */
export class NotCovered extends Error {
  readonly skus: readonly string[];
  constructor(skus: readonly string[]) {
    super(`Not enough of ${skus.join(', ')}`);
    this.name = 'NotCovered';
    this.skus = skus;
  }
}

/** The SKUs whose goods or reservations a batch changes. */
const concerned = `SELECT sku_id FROM dispatch_line WHERE batch_id = $1 UNION SELECT original_sku_id FROM dispatch_line
  WHERE batch_id = $1 AND original_sku_id IS NOT NULL`;

/**
 * Books the dispatch lines of a batch that were just written: finds the order lines that they serve, brings those lines' counters up
 * to date, gives back what was held for them, and takes the goods out of the warehouse (F4, F10). Goods are held before order lines,
 * both in the order of their ids.
 * @throws NotCovered when there is not enough beside what is held for others
 */
export async function bookDispatch(tx: EntityManager, batchId: string, by: string): Promise<void> {
  await tx.query(
    `SELECT FROM stock_balance b JOIN stock_place p ON p.id = b.place_id AND p.kind = 'WAREHOUSE'
     WHERE b.sku_id IN (${concerned}) ORDER BY b.sku_id FOR UPDATE OF b`,
    [batchId],
  );
  await matchLines(tx, batchId);
  await countLines(tx, batchId);
  await takeGoods(tx, batchId, by);
}

/**
 * The order line that each in-order line serves, where nobody named it: of the same franchisee and SKU, first one whose window holds the day, for which goods are
 * held or that still waits; otherwise the last one whose window was over, or the next to come. What came back counts wherever its day lies.
 */
async function matchLines(tx: EntityManager, batchId: string): Promise<void> {
  await tx.query(
    `UPDATE dispatch_line d SET order_line_id = found.id, counts = found.within OR d.quantity < 0 OR d.kind = 'SUBSTITUTION'
     FROM dispatch_line asked, LATERAL (
       SELECT l.id, asked.dispatched_on BETWEEN l.window_from AND l.window_to AS within FROM order_line l
       WHERE l.franchisee_id = asked.franchisee_id AND l.sku_id = coalesce(asked.original_sku_id, asked.sku_id)
       ORDER BY within DESC, l.allocated > 0 DESC, CASE WHEN asked.dispatched_on BETWEEN l.window_from AND l.window_to THEN l.open_quantity > 0
           ELSE l.window_to < asked.dispatched_on END DESC,
         CASE WHEN l.window_to < asked.dispatched_on THEN asked.dispatched_on - l.window_to ELSE l.window_to - asked.dispatched_on END, l.id
       LIMIT 1) found
     WHERE asked.batch_id = $1 AND asked.order_line_id IS NULL AND asked.kind IN ('ORDER', 'RETURN', 'SUBSTITUTION') AND d.id = asked.id`,
    [batchId],
  );
}

/** Brings the counters of every order line that a batch touches up to date, from all that was ever dispatched for it. */
async function countLines(tx: EntityManager, batchId: string): Promise<void> {
  await tx.query(
    `SELECT FROM order_line WHERE id IN (SELECT order_line_id FROM dispatch_line WHERE batch_id = $1) ORDER BY id FOR UPDATE`,
    [batchId],
  );
  await tx.query(
    `WITH summed AS (
       SELECT d.order_line_id AS id,
         coalesce(sum(d.quantity) FILTER (WHERE d.kind = 'ORDER' AND d.quantity > 0 AND d.counts), 0) AS went,
         coalesce(sum(d.quantity) FILTER (WHERE d.kind = 'ORDER' AND d.quantity > 0 AND NOT d.counts), 0) AS outside,
         coalesce(-sum(d.quantity) FILTER (WHERE d.kind IN ('ORDER', 'RETURN') AND d.quantity < 0), 0) AS back,
         greatest(coalesce(sum(d.quantity) FILTER (WHERE d.kind = 'SUBSTITUTION'), 0), 0) AS substitutes,
         coalesce(sum(d.quantity) FILTER (WHERE d.batch_id = $1 AND d.kind = 'ORDER' AND d.quantity > 0), 0) AS sent
       FROM dispatch_line d
       WHERE d.order_line_id IN (SELECT order_line_id FROM dispatch_line WHERE batch_id = $1)
       GROUP BY d.order_line_id),
     counted AS (
       SELECT l.id, l.sku_id, l.quantity, l.cancelled, l.allocated, s.sent, s.substitutes, greatest(s.went - s.back, 0)::int AS delivered,
         greatest(s.outside - greatest(s.back - s.went, 0), 0)::int AS outside
       FROM summed s JOIN order_line l USING (id)),
     capped AS (
       SELECT *, least(substitutes, greatest(quantity - least(delivered, quantity) - cancelled, 0))::int AS substituted FROM counted),
     held AS (
       SELECT *, greatest(least(allocated - sent, quantity - least(delivered, quantity) - cancelled - substituted - outside), 0)::int AS still
       FROM capped),
     written AS (
       UPDATE order_line l SET delivered = h.delivered, outside = h.outside, substituted = h.substituted, allocated = h.still,
         version = l.version + 1
       FROM held h WHERE l.id = h.id)
     UPDATE stock_balance b SET reserved = b.reserved - given.back
     FROM (SELECT sku_id, sum(allocated - still)::int AS back FROM held GROUP BY sku_id HAVING sum(allocated - still) <> 0) given, stock_place p
     WHERE b.place_id = p.id AND p.kind = 'WAREHOUSE' AND b.sku_id = given.sku_id`,
    [batchId],
  );
}

async function takeGoods(tx: EntityManager, batchId: string, by: string): Promise<void> {
  const short: { code: string }[] = await tx.query(
    `SELECT k.code FROM (SELECT sku_id, sum(quantity) AS pieces FROM dispatch_line WHERE batch_id = $1 GROUP BY sku_id) out
     JOIN sku k ON k.id = out.sku_id JOIN stock_place p ON p.kind = 'WAREHOUSE'
     LEFT JOIN stock_balance b ON b.sku_id = out.sku_id AND b.place_id = p.id
     WHERE out.pieces > coalesce(b.quantity - b.reserved, 0) ORDER BY k.code`,
    [batchId],
  );
  if (short.length > 0) throw new NotCovered(short.map(({ code }) => code));
  await tx.query(
    `INSERT INTO stock_movement (place_id, sku_id, quantity, amount_fen, kind, source_type, source_id, document, on_day, made_by_name)
     SELECT p.id, d.sku_id, -d.quantity, -d.quantity * t.contract_price_fen, CASE WHEN d.quantity > 0 THEN 'DISPATCH' ELSE 'RETURN' END,
       'dispatchNote', n.id, n.number, d.dispatched_on, $2
     FROM dispatch_line d JOIN dispatch_note n ON n.id = d.note_id JOIN sku k ON k.id = d.sku_id JOIN style t ON t.id = k.style_id
     JOIN stock_place p ON p.kind = 'WAREHOUSE' WHERE d.batch_id = $1`,
    [batchId, by],
  );
}
