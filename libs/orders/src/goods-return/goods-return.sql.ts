/** Of these SKUs ($2, codes), what a franchisee ($1) has of what was ever sent to it: pieces sent less those that came back. */
export const withFranchisee = `SELECT k.id, k.code, coalesce(sum(d.quantity), 0)::int AS pieces
 FROM sku k LEFT JOIN dispatch_line d ON d.sku_id = k.id AND d.franchisee_id = $1 WHERE k.code = ANY($2::text[]) GROUP BY k.id`;

/** Writes what came back ($4, pieces by SKU) as lines of a note ($1) of a franchisee ($2), at the price of what went out last. */
export const writeReturned = `INSERT INTO dispatch_line (note_id, batch_id, dispatched_on, franchisee_id, sku_id, quantity, kind, unit_price_fen,
   amount_fen, remark)
 SELECT $1, $1, $3::date, $2, r.id, -r.pieces, 'RETURN', l.price, -r.pieces * l.price, $5
 FROM jsonb_to_recordset($4::jsonb) AS r (id uuid, pieces integer), LATERAL (
   SELECT d.unit_price_fen AS price FROM dispatch_line d WHERE d.franchisee_id = $2 AND d.sku_id = r.id AND d.quantity > 0
   ORDER BY d.dispatched_on DESC, d.id DESC LIMIT 1) l`;
