import { fold } from '@kefu/platform/search';
import type { FranchiseOrdersArgs, FranchiseOrderType } from './franchise-order.types.ts';

/** Statement of orders for one caller, whose id is the first value. */
export const orderRows = `SELECT o.id, o.number, o.lifecycle, o.lifecycle_version AS "lifecycleVersion", o.state, o.state_since AS "stateSince",
  o.version, o.season_id AS "seasonId", s.code AS season, o.franchisee_id AS "franchiseeId", f.number AS "franchiseeNumber",
  f.name AS franchisee, o.kind, o.pool, o.ordered_on AS "orderedOn", e.name AS "enteredBy", c.name AS "checkedBy",
  coalesce(o.entered_by::text = $1, false) AS mine, i.file_name AS "fileName", l."lineCount", l.quantity, l.amount
  FROM franchise_order o JOIN season s ON s.id = o.season_id JOIN franchisee f ON f.id = o.franchisee_id
  LEFT JOIN person e ON e.id = o.entered_by LEFT JOIN person c ON c.id = o.checked_by LEFT JOIN order_form i ON i.id = o.import_id,
  LATERAL (SELECT count(*)::int AS "lineCount", coalesce(sum(quantity), 0)::bigint AS quantity,
    coalesce(sum(quantity * price_fen), 0)::bigint AS amount FROM order_line WHERE order_id = o.id) l`;

/** An order as {@link orderRows} tells it. */
export type OrderRow = Omit<FranchiseOrderType, 'state'> & { readonly state: string };

/** What narrows a list of orders; its values are pushed behind the caller's id. */
export function orderConditions(
  { seasonId, franchiseeId, state, pool, text }: FranchiseOrdersArgs,
  values: unknown[],
): string[] {
  return [
    '$1::text IS NOT NULL',
    ...(seasonId ? [`o.season_id = $${values.push(seasonId)}`] : []),
    ...(franchiseeId ? [`o.franchisee_id = $${values.push(franchiseeId)}`] : []),
    ...(state ? [`o.state = $${values.push(state)}`] : []),
    ...(pool ? [`EXISTS (SELECT FROM order_line p WHERE p.order_id = o.id AND p.pool = $${values.push(pool)})`] : []),
    ...(text && fold(text)
      ? [
          `(f.search_key LIKE '%' || $${values.push(fold(text))} || '%' OR lower(o.number) LIKE '%' || $${values.length} || '%')`,
        ]
      : []),
  ];
}
