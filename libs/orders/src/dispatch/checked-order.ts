import { holdBalances, warehouse } from '@kefu/inventory';
import type { EntityManager } from 'typeorm';
import { countPools } from './dispatch-counting.ts';
import { holdLines, holdMatching, matchDispatches, serving } from './dispatch-matching.ts';

/** Rows that the lines of the order `$1` might serve. */
const ofOrder = `FROM order_line l JOIN dispatch_line d ON d.franchisee_id = l.franchisee_id AND coalesce(d.original_sku_id, d.sku_id) = l.sku_id
  AND d.${serving} WHERE l.order_id = $1`;

/**
 * Has the lines of an order count from now on, because somebody checked it, or not any more, because it was sent back (F6). What left
 * before it was checked waited for it: rows that serve no line, or one whose window does not hold their day, are matched anew. What
 * was sent for a line stays with it.
 */
export async function countOrder(tx: EntityManager, orderId: string, checked: boolean): Promise<void> {
  const skus: { id: string }[] = await tx.query('SELECT DISTINCT sku_id AS id FROM order_line WHERE order_id = $1', [
    orderId,
  ]);
  await holdBalances(
    tx,
    await warehouse(tx),
    skus.map(({ id }) => id),
  );
  await holdMatching(tx, 'SELECT franchisee_id FROM franchise_order WHERE id = $1', orderId);
  await holdLines(tx, 'SELECT franchisee_id, sku_id FROM order_line WHERE order_id = $1', orderId);
  await tx.query('UPDATE order_line SET checked = $2 WHERE order_id = $1 AND checked <> $2', [orderId, checked]);
  const matched = checked
    ? await matchDispatches(
        tx,
        `asked.id IN (SELECT d.id ${ofOrder}) AND (asked.order_line_id IS NULL OR asked.part = 0 AND NOT EXISTS (
           SELECT FROM order_line w WHERE w.id = asked.order_line_id AND asked.dispatched_on BETWEEN w.window_from AND w.window_to))`,
        orderId,
      )
    : [];
  const own: { id: string }[] = await tx.query(`SELECT DISTINCT l.id ${ofOrder}`, [orderId]);
  await countPools(tx, [...own.map(({ id }) => id), ...matched]);
}
