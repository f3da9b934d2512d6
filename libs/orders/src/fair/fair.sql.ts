import { stylePicture } from '@kefu/inventory';
import { sql } from '@kefu/platform/database';
import { fold } from '@kefu/platform/search';
import type { FairSheetsArgs } from './fair.types.ts';

/** Statement of sheets. */
export const sheetRows = `SELECT h.id, h.version, h.season_id AS "seasonId", s.code AS season, h.franchisee_id AS "franchiseeId",
  f.number AS "franchiseeNumber", f.name AS franchisee, h.state, h.target_fen AS target, h.window_from AS "windowFrom",
  h.window_to AS "windowTo", h.quantity, h.amount_fen AS amount, h.order_id AS "orderId", o.number AS "orderNumber"
  FROM fair_sheet h JOIN season s ON s.id = h.season_id JOIN franchisee f ON f.id = h.franchisee_id
  LEFT JOIN franchise_order o ON o.id = h.order_id`;

/** What narrows a list of sheets; its values are pushed. */
export function sheetConditions({ seasonId, state, text }: FairSheetsArgs, values: unknown[]): string[] {
  const conditions = [`h.season_id = $${values.push(seasonId)}`];
  if (state) conditions.push(`h.state = $${values.push(state)}`);
  if (text && fold(text)) conditions.push(`f.search_key LIKE '%' || $${values.push(fold(text))} || '%'`);
  return conditions;
}

/** Statement of cells. */
export const cellRows = `SELECT c.sku_id AS "skuId", c.quantity, c.version, p.name AS "changedBy", c.changed_at AS "changedAt"
  FROM fair_cell c LEFT JOIN person p ON p.id = c.changed_by`;

/** Every style that is offered for a season ($1, its code), with the SKUs of each colour in the order of its sizes. */
export const offeredStyles = `SELECT t.id, t.number, t.name, t.search_key AS "searchKey", t.category,
  t.contract_price_fen AS "contractPrice", ${stylePicture('t')} AS picture, r.sizes,
  (SELECT jsonb_agg(jsonb_build_object('code', c.code, 'name', c.name, 'skuIds',
     (SELECT jsonb_agg(k.id ORDER BY k.position) FROM sku k WHERE k.style_id = t.id AND k.colour_code = c.code)) ORDER BY c.position)
   FROM style_colour c WHERE c.style_id = t.id) AS colours
  FROM style t JOIN size_run r ON r.code = t.size_run WHERE $1 = ANY(t.season_codes) ORDER BY t.category, t.number LIMIT 2000`;

/**
 * Saves cells ($2 SKUs, $3 pieces, $4 versions seen) of an open sheet ($1) as a person ($5): those whose version is still the one seen,
 * or none if one of them is not offered for the season; and tells of it ($6 and $7 are what `pg_notify` takes). One statement, so that
 * a save holds the sheet for one journey to the database. `known` is how many of the SKUs are offered; no row: no such sheet. A sheet
 * that was handed in saves nothing and says so.
 */
export const saveCells = sql(
  'fair.saveCells',
  `
  WITH sheet AS MATERIALIZED (
    SELECT h.id, h.state, s.code FROM fair_sheet h JOIN season s ON s.id = h.season_id WHERE h.id = $1 FOR NO KEY UPDATE OF h),
  -- OFFSET 0: by the keys of the SKUs, never by way of everything that the season offers.
  sold AS (
    SELECT k.id, t.contract_price_fen AS price, t.season_codes FROM sku k JOIN style t ON t.id = k.style_id
    WHERE k.id = ANY($2::uuid[]) OFFSET 0),
  asked AS MATERIALIZED (
    SELECT a.sku_id, a.quantity, a.seen, sold.price FROM sheet,
      unnest($2::uuid[], $3::int[], $4::int[]) AS a (sku_id, quantity, seen) JOIN sold ON sold.id = a.sku_id
    WHERE sheet.code = ANY(sold.season_codes)),
  saved AS (
    INSERT INTO fair_cell AS c (sheet_id, sku_id, quantity, price_fen, version, changed_by)
    SELECT sheet.id, a.sku_id, a.quantity, a.price, a.seen + 1, $5::uuid FROM sheet, asked a
    WHERE sheet.state = 'OPEN' AND (SELECT count(*) FROM asked) = cardinality($2)
    ON CONFLICT (sheet_id, sku_id) DO UPDATE SET quantity = excluded.quantity, price_fen = excluded.price_fen, version = excluded.version,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at
    WHERE c.version = excluded.version - 1
    RETURNING new.sku_id, new.quantity, new.version, new.changed_at, new.quantity - coalesce(old.quantity, 0) AS pieces,
      new.quantity * new.price_fen - coalesce(old.quantity * old.price_fen, 0) AS fen),
  total AS (
    UPDATE fair_sheet h SET quantity = h.quantity + d.pieces, amount_fen = h.amount_fen + d.fen
    FROM (SELECT coalesce(sum(pieces), 0) AS pieces, coalesce(sum(fen), 0) AS fen FROM saved) d
    WHERE h.id = $1 RETURNING h.quantity, h.amount_fen)
  SELECT sheet.state, (SELECT count(*) FROM asked) AS known, total.quantity, total.amount_fen AS amount, s.saved,
    CASE WHEN s.saved <> '[]' THEN pg_notify($6, $7) END AS told
  FROM sheet, total, (
    SELECT coalesce(jsonb_agg(jsonb_build_object('skuId', sku_id, 'quantity', quantity, 'version', version, 'changedAt', changed_at)), '[]')
      AS saved FROM saved) s`,
);
