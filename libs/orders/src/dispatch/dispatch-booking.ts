import type { EntityManager } from 'typeorm';
import { countPools } from './dispatch-counting.ts';
import { holdLines, holdMatching, matchDispatches, serving } from './dispatch-matching.ts';

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
  const batch = `FROM dispatch_line WHERE batch_id = $1 AND ${serving}`;
  await holdMatching(tx, `SELECT franchisee_id ${batch}`, batchId);
  await holdLines(tx, `SELECT franchisee_id, coalesce(original_sku_id, sku_id) ${batch}`, batchId);
  const named: { id: string }[] = await tx.query(
    `SELECT DISTINCT order_line_id AS id ${batch} AND order_line_id IS NOT NULL`,
    [batchId],
  );
  const matched = await matchDispatches(tx, 'asked.batch_id = $1 AND asked.order_line_id IS NULL', batchId);
  await countPools(tx, [...named.map(({ id }) => id), ...matched], batchId);
  await takeGoods(tx, batchId, by);
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
