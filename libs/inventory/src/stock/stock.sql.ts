/** What lies of SKUs, as everybody reads it. */
export const balanceRows = `SELECT b.place_id AS "placeId", p.name AS place, b.sku_id AS "skuId", k.code AS sku, t.name AS "styleName", t.category,
   c.name AS colour, k.size, b.quantity, b.reserved, b.quantity - b.reserved AS free, b.amount_fen AS amount
 FROM stock_balance b JOIN stock_place p ON p.id = b.place_id JOIN sku k ON k.id = b.sku_id JOIN style t ON t.id = k.style_id
 JOIN style_colour c ON c.style_id = k.style_id AND c.code = k.colour_code`;
