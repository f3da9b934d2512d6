import type { ImportRun } from '@kefu/office/imports';
import type { EntityManager } from 'typeorm';

/** Faults that show only beside the register, other rows, and what lies in the warehouse (F4). */
export async function crossCheckDispatches(tx: EntityManager, { id }: ImportRun): Promise<void> {
  await tx.query(
    `UPDATE dispatch_staging s SET
       franchisee_id = coalesce((SELECT f.id FROM franchisee f WHERE f.folded = s.folded),
         (SELECT a.franchisee_id FROM franchisee_alias a WHERE a.folded = s.folded)),
       sku_id = (SELECT k.id FROM sku k WHERE k.code = s.sku_code),
       original_sku_id = (SELECT k.id FROM sku k WHERE k.code = s.original_code)
     WHERE s.run_id = $1`,
    [id],
  );
  await tx.query(
    `UPDATE dispatch_staging s SET known_id = d.id FROM dispatch_note n JOIN dispatch_line d ON d.note_id = n.id
     WHERE s.run_id = $1 AND n.number = s.number AND d.sku_id = s.sku_id AND d.kind = s.kind AND (d.quantity > 0) = (s.quantity > 0)
       AND (d.source, d.original_sku_id) IS NOT DISTINCT FROM (s.source, s.original_sku_id)`,
    [id],
  );
  await tx.query(
    `WITH staged AS (
       SELECT s.*, row_number() OVER same AS copy, first_value(line) OVER same AS first_line,
         first_value(franchisee_id) OVER note AS note_franchisee, first_value(dispatched_on) OVER note AS note_day
       FROM dispatch_staging s WHERE run_id = $1
       WINDOW same AS (PARTITION BY number, sku_code, kind, source, original_code, quantity > 0 ORDER BY line),
         note AS (PARTITION BY number ORDER BY line))
     INSERT INTO import_fault (run_id, line, column_key, code, shown, params)
     SELECT $1, line, 'customer', 'UNKNOWN_CUSTOMER', customer, '{}'::jsonb FROM staged WHERE franchisee_id IS NULL AND customer <> ''
     UNION ALL
     SELECT $1, line, 'sku', 'UNKNOWN_SKU', sku_code, '{}' FROM staged WHERE sku_id IS NULL AND sku_code <> ''
     UNION ALL
     SELECT $1, line, 'original', 'UNKNOWN_SKU', original_code, '{}' FROM staged WHERE original_sku_id IS NULL AND original_code <> ''
     UNION ALL
     SELECT $1, line, 'sku', 'DUPLICATE_LINE', sku_code, jsonb_build_object('line', first_line) FROM staged WHERE copy > 1
     UNION ALL
     SELECT $1, s.line, 'number', 'OTHER_NOTE', s.number, jsonb_build_object('note', concat_ws(' ', f.name, told.day))
     FROM staged s LEFT JOIN dispatch_note n ON n.number = s.number,
       LATERAL (SELECT coalesce(n.franchisee_id, note_franchisee) AS franchisee, coalesce(n.dispatched_on, note_day) AS day) told
     LEFT JOIN franchisee f ON f.id = told.franchisee
     WHERE s.franchisee_id <> told.franchisee OR s.dispatched_on <> told.day
     UNION ALL
     SELECT $1, s.line, 'quantity', 'DIFFERS_FROM_STORED', s.quantity::text, jsonb_build_object('stored', d.quantity)
     FROM staged s JOIN dispatch_line d ON d.id = s.known_id WHERE (d.quantity, d.amount_fen) <> (s.quantity, s.amount_fen)
     ON CONFLICT DO NOTHING`,
    [id],
  );
  await markFaulty(tx, id);
  await checkStock(tx, id);
  await markFaulty(tx, id);
}

/**
 * Rows that would take more than there is, in the order of days: what a franchisee's own orders hold, it may have; beyond that only
 * what nobody holds.
 */
async function checkStock(tx: EntityManager, runId: string): Promise<void> {
  await tx.query(
    `WITH sound AS (
       SELECT line, sku_id, franchisee_id, dispatched_on, quantity, kind,
         sum(quantity) FILTER (WHERE kind = 'ORDER') OVER (PARTITION BY sku_id, franchisee_id ORDER BY dispatched_on, quantity > 0, line) AS asked
       FROM dispatch_staging WHERE run_id = $1 AND NOT faulty AND known_id IS NULL),
     held AS (
       SELECT franchisee_id, sku_id, sum(allocated) AS own FROM order_line WHERE allocated > 0 GROUP BY 1, 2),
     needed AS (
       SELECT s.line, s.sku_id, s.quantity, s.dispatched_on, CASE WHEN s.kind = 'ORDER'
           THEN greatest(s.asked - coalesce(h.own, 0), 0) - greatest(s.asked - s.quantity - coalesce(h.own, 0), 0) ELSE s.quantity END AS pieces
       FROM sound s LEFT JOIN held h USING (franchisee_id, sku_id)),
     taken AS (
       SELECT n.line, n.sku_id, n.quantity, coalesce(b.quantity - b.reserved, 0) AS free,
         sum(n.pieces) OVER (PARTITION BY n.sku_id ORDER BY n.dispatched_on, n.quantity > 0, n.line) AS out
       FROM needed n JOIN stock_place p ON p.kind = 'WAREHOUSE' LEFT JOIN stock_balance b ON b.place_id = p.id AND b.sku_id = n.sku_id)
     INSERT INTO import_fault (run_id, line, column_key, code, shown, params)
     SELECT $1, line, 'quantity', 'NOT_IN_STOCK', quantity::text, jsonb_build_object('free', free) FROM taken WHERE quantity > 0 AND out > free
     ON CONFLICT DO NOTHING`,
    [runId],
  );
}

async function markFaulty(tx: EntityManager, runId: string): Promise<void> {
  await tx.query(
    `UPDATE dispatch_staging s SET faulty = true FROM import_fault f
     WHERE f.run_id = $1 AND s.run_id = $1 AND s.line = f.line AND NOT s.faulty`,
    [runId],
  );
}
