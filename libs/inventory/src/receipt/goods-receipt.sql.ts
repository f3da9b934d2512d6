import type { GoodsReceiptsArgs } from './goods-receipt.types.ts';

/** A receipt with its sums, as everybody reads it. */
export const receiptRows = `SELECT r.id, r.number, r.received_on AS "receivedOn", r.supplier, m.skus, m.quantity, m.amount, r.entered_by_name AS "enteredBy"
  FROM goods_receipt r, LATERAL (SELECT count(*)::int AS skus, coalesce(sum(quantity), 0) AS quantity, coalesce(sum(amount_fen), 0)::bigint AS amount
    FROM stock_movement WHERE source_id = r.id AND kind = 'RECEIPT') m`;

/** What narrows a list of receipts; its values are pushed. */
export function receiptConditions({ text }: GoodsReceiptsArgs, values: unknown[]): string[] {
  return ['TRUE', ...(text?.trim() ? [`starts_with(r.number, upper($${values.push(text.trim())}))`] : [])];
}
