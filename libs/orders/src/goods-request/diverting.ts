import { holdBalances, move, reserve, warehouse } from '@kefu/inventory';
import type { EntityManager } from 'typeorm';

/** Pieces of a SKU. */
export interface Pieces {
  readonly skuId: string;
  readonly quantity: number;
}

interface HeldLine {
  readonly id: string;
  readonly skuId: string;
  readonly franchiseeId: string;
  readonly allocated: number;
  readonly priceFen: number;
}

/**
 * Pieces of each SKU that nobody holds are not enough for what is asked: how many are held for orders. Holds the balances, so that what
 * is answered stays true until the transaction ends.
 */
export async function missingFree(tx: EntityManager, wanted: readonly Pieces[]): Promise<Pieces[]> {
  const balances = await holdBalances(
    tx,
    await warehouse(tx),
    wanted.map(({ skuId }) => skuId),
  );
  return wanted.flatMap(({ skuId, quantity }) => {
    const { quantity: lies = 0, reserved = 0 } = balances.get(skuId) ?? {};
    const missing = quantity - (lies - reserved);
    return missing > 0 ? [{ skuId, quantity: missing }] : [];
  });
}

/**
 * Takes pieces out of what is held for orders (直營調配): the last tier gives first, within it who ordered last. What each line gave is
 * written down (F7). Hold the balances first.
 * @returns SKUs of which not enough is held
 */
export async function releaseHeld(
  tx: EntityManager,
  missing: readonly Pieces[],
  request: { readonly id: string; readonly day: string },
): Promise<string[]> {
  const lines: HeldLine[] = await tx.query(
    `SELECT l.id, l.sku_id AS "skuId", l.franchisee_id AS "franchiseeId", l.allocated, l.price_fen AS "priceFen"
     FROM order_line l WHERE l.sku_id = ANY($1::uuid[]) AND l.allocated > 0 ORDER BY l.id FOR UPDATE`,
    [missing.map(({ skuId }) => skuId)],
  );
  const order: { id: string }[] = await tx.query(
    `SELECT l.id FROM order_line l JOIN franchisee f ON f.id = l.franchisee_id WHERE l.id = ANY($1::uuid[])
     ORDER BY f.priority_tier DESC, l.ordered_at DESC, l.id DESC`,
    [lines.map(({ id }) => id)],
  );
  const byId = new Map(lines.map((line) => [line.id, line]));
  const rest = new Map(missing.map(({ skuId, quantity }) => [skuId, quantity]));
  const taken: (HeldLine & { quantity: number })[] = [];
  for (const { id } of order) {
    const line = byId.get(id);
    const quantity = Math.min(line?.allocated ?? 0, rest.get(line?.skuId ?? '') ?? 0);
    if (!line || quantity === 0) continue;
    rest.set(line.skuId, (rest.get(line.skuId) ?? 0) - quantity);
    taken.push({ ...line, quantity });
  }
  const short = [...rest].flatMap(([skuId, quantity]) => (quantity > 0 ? [skuId] : []));
  if (short.length > 0) return short;
  await tx.query(
    `UPDATE order_line l SET allocated = l.allocated - t.quantity, version = l.version + 1
     FROM jsonb_to_recordset($1::jsonb) AS t (id uuid, quantity integer) WHERE l.id = t.id`,
    [JSON.stringify(taken)],
  );
  await tx.query(
    `INSERT INTO diversion (request_id, order_line_id, franchisee_id, sku_id, quantity, amount_fen, diverted_on)
     SELECT $2, id, "franchiseeId", "skuId", quantity, quantity * "priceFen", $3
     FROM jsonb_to_recordset($1::jsonb) AS t (id uuid, "franchiseeId" uuid, "skuId" uuid, quantity integer, "priceFen" bigint)`,
    [JSON.stringify(taken), request.id, request.day],
  );
  await reserve(
    tx,
    await warehouse(tx),
    taken.map(({ skuId, quantity }) => ({ skuId, by: -quantity })),
  );
  return [];
}

/** Moves pieces from the warehouse to an own store. Hold the balances first, and see that so much is free. */
export async function toOwnStore(
  tx: EntityManager,
  pieces: readonly Pieces[],
  to: { readonly placeId: string; readonly requestId: string; readonly document: string; readonly day: string },
): Promise<void> {
  const from = await warehouse(tx);
  const moves = pieces.flatMap(({ skuId, quantity }) => [
    { placeId: from, skuId, quantity: -quantity },
    { placeId: to.placeId, skuId, quantity },
  ]);
  await move(tx, moves, {
    kind: 'TRANSFER',
    sourceType: 'goodsRequest',
    sourceId: to.requestId,
    document: to.document,
    day: to.day,
  });
}
