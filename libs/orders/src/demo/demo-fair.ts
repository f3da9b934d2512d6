import type { EntityManager } from 'typeorm';

/** A sheet of the fair under way, of a franchisee whose order is not entered yet. */
export async function enterSheets(
  tx: EntityManager,
  code: string,
  windowFrom: string,
  windowTo: string,
): Promise<void> {
  await tx.query(
    `WITH sheet AS (
       INSERT INTO fair_sheet (season_id, franchisee_id, target_fen, window_from, window_to)
       SELECT s.id, f.id, 6000000, $2, $3 FROM season s, franchisee f WHERE s.code = $1 AND f.number = 'K110' RETURNING id),
     cell AS (
       INSERT INTO fair_cell (sheet_id, sku_id, quantity, price_fen, version, changed_by)
       SELECT sheet.id, k.id, 2 + abs(hashtext(k.code)) % 9, t.contract_price_fen, 1, p.id
       FROM sheet, person p, style t JOIN sku k ON k.style_id = t.id
       WHERE $1 = ANY(t.season_codes) AND p.login = 'dingxiaojie' AND abs(hashtext(k.code)) % 3 = 0 RETURNING sheet_id, quantity, price_fen)
     SELECT count(*) FROM cell`,
    [code, windowFrom, windowTo],
  );
  await tx.query(
    `UPDATE fair_sheet h SET quantity = c.pieces, amount_fen = c.fen
     FROM (SELECT sheet_id, sum(quantity) AS pieces, sum(quantity * price_fen) AS fen FROM fair_cell GROUP BY sheet_id) c
     WHERE c.sheet_id = h.id`,
  );
}
