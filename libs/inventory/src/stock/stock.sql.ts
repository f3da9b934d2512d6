import { escapeLike } from '@kefu/platform/search';
import type { StockArgs } from './stock.types.ts';

/** What lies of SKUs, as everybody reads it. */
export const balanceRows = `SELECT b.place_id AS "placeId", p.name AS place, b.sku_id AS "skuId", k.code AS sku, t.name AS "styleName", t.category,
   c.name AS colour, k.size, b.quantity, b.reserved, b.quantity - b.reserved AS free, b.amount_fen AS amount
 FROM stock_balance b JOIN stock_place p ON p.id = b.place_id JOIN sku k ON k.id = b.sku_id JOIN style t ON t.id = k.style_id
 JOIN style_colour c ON c.style_id = k.style_id AND c.code = k.colour_code`;

const only = { RESERVED: 'b.reserved > 0', FREE: 'b.quantity > b.reserved', EMPTY: 'b.quantity = 0' } as const;

/** What narrows a list of balances; its values are pushed. */
export function balanceConditions({ placeId, text, only: which }: StockArgs, values: unknown[]): string[] {
  const conditions = ['TRUE'];
  if (placeId) conditions.push(`b.place_id = $${values.push(placeId)}`);
  if (text?.trim()) {
    const at = `$${values.push(escapeLike(text.trim()))}`;
    conditions.push(`(k.code ILIKE ${at} || '%' OR t.name ILIKE '%' || ${at} || '%')`);
  }
  if (which) conditions.push(only[which]);
  return conditions;
}
