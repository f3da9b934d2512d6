import { escapeLike } from '@kefu/platform/search';
import type { DispatchNotesArgs } from './dispatch.types.ts';

/** A note with its sums, as everybody reads it. */
export const noteRows = `SELECT n.id, n.number, n.franchisee_id AS "franchiseeId", f.name AS franchisee, n.dispatched_on AS "dispatchedOn",
   s.lines, s.quantity, s.amount, n.entered_by_name AS "enteredBy"
 FROM dispatch_note n JOIN franchisee f ON f.id = n.franchisee_id, LATERAL (
   SELECT count(*)::int AS lines, coalesce(sum(quantity), 0)::int AS quantity, coalesce(sum(amount_fen), 0)::bigint AS amount
   FROM dispatch_line WHERE note_id = n.id) s`;

/** The lines of notes, each with the note that it stands on. */
export const noteLines = `SELECT d.id, n.number AS note, n.dispatched_on AS "dispatchedOn", f.number AS "franchiseeNumber", f.name AS franchisee,
   k.code AS sku, t.name AS "styleName", d.kind, d.quantity, d.unit_price_fen AS "unitPrice", d.amount_fen AS amount, d.source,
   o.code AS original, CASE WHEN d.order_line_id IS NOT NULL THEN d.counts END AS counts, d.remark
 FROM dispatch_note n JOIN franchisee f ON f.id = n.franchisee_id JOIN dispatch_line d ON d.note_id = n.id
   JOIN sku k ON k.id = d.sku_id JOIN style t ON t.id = k.style_id LEFT JOIN sku o ON o.id = d.original_sku_id`;

/** What narrows a list of notes; its values are pushed. */
export function noteConditions({ text, kind, franchiseeId }: DispatchNotesArgs, values: unknown[]): string[] {
  const conditions = ['TRUE'];
  if (text?.trim()) {
    const at = `$${values.push(escapeLike(text.trim()))}`;
    conditions.push(`(n.number ILIKE ${at} || '%' OR f.name ILIKE '%' || ${at} || '%')`);
  }
  if (kind)
    conditions.push(`EXISTS (SELECT FROM dispatch_line e WHERE e.note_id = n.id AND e.kind = $${values.push(kind)})`);
  if (franchiseeId) conditions.push(`n.franchisee_id = $${values.push(franchiseeId)}`);
  return conditions;
}
