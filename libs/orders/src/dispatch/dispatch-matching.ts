import type { EntityManager } from 'typeorm';

/** First key of the advisory locks under which a franchisee's dispatches are matched with its order lines. */
const matching = 4_737_063;

/** Kinds of rows that serve what was ordered; replenishment and special price never do. */
export const serving = `kind IN ('ORDER', 'RETURN', 'SUBSTITUTION')`;

/**
 * Holds the matching of franchisees until the transaction ends: who writes dispatches and who checks an order see each other's rows, so
 * that none of them is left waiting beside an order that it serves. Hold the balances first.
 * @param franchisees SQL of the ids, with `$1`
 */
export async function holdMatching(tx: EntityManager, franchisees: string, value: string): Promise<void> {
  await tx.query(
    `SELECT pg_advisory_xact_lock(${matching}, key) FROM (
       SELECT DISTINCT hashtext(id::text) AS key FROM (${franchisees}) AS f (id) ORDER BY key) k`,
    [value],
  );
}

/** Holds every order line of some franchisees' SKUs, in the order of ids. @param pairs SQL of franchisee and SKU, with `$1` */
export async function holdLines(tx: EntityManager, pairs: string, value: string): Promise<void> {
  await tx.query(`SELECT FROM order_line WHERE (franchisee_id, sku_id) IN (${pairs}) ORDER BY id FOR UPDATE`, [value]);
}

/**
 * The order line that each of some dispatch rows serves, of the same franchisee and SKU, in an order that was checked: first one whose window
 * holds the day, for which goods are held, that still waits or, for what came back, to which goods went; otherwise the last one whose
 * window was over, or the next to come. A row for which there is none waits for one. What came back counts wherever its day lies.
 * @param which SQL of which rows `asked`, with `$1`
 * @returns the lines that rows came to or left
 */
export async function matchDispatches(tx: EntityManager, which: string, value: string): Promise<string[]> {
  const within = 'asked.dispatched_on BETWEEN l.window_from AND l.window_to';
  const rows: { id: string }[] = await tx.query(
    `WITH matched AS (
       UPDATE dispatch_line d SET order_line_id = found.id, counts = found.within OR d.quantity < 0 OR d.kind = 'SUBSTITUTION'
       FROM dispatch_line asked, LATERAL (
         SELECT l.id, ${within} AS within FROM order_line l
         WHERE l.checked AND l.franchisee_id = asked.franchisee_id AND l.sku_id = coalesce(asked.original_sku_id, asked.sku_id)
         ORDER BY within DESC, l.allocated > 0 AND asked.quantity > 0 DESC,
           CASE WHEN asked.quantity < 0 THEN l.delivered + l.outside > 0 WHEN ${within} THEN l.open_quantity > 0
             ELSE l.window_to < asked.dispatched_on END DESC,
           l.window_to < asked.dispatched_on DESC, abs(l.window_to - asked.dispatched_on), l.ordered_at, l.id
         LIMIT 1) found
       WHERE asked.${serving} AND ${which} AND d.id = asked.id AND d.order_line_id IS DISTINCT FROM found.id
       RETURNING old.order_line_id AS was, new.order_line_id AS serves)
     SELECT serves AS id FROM matched UNION SELECT was FROM matched WHERE was IS NOT NULL`,
    [value],
  );
  return rows.map(({ id }) => id);
}
