import { currentActor } from '@kefu/platform/context';
import type { EntityManager } from 'typeorm';

/** Why goods moved. */
export const movementKinds = ['RECEIPT', 'DISPATCH', 'RETURN', 'TRANSFER', 'SALE', 'ADJUSTMENT'] as const;
export type MovementKind = (typeof movementKinds)[number];

/** One SKU that comes to a place, or leaves it where the quantity is negative. */
export interface Movement {
  readonly placeId: string;
  readonly skuId: string;
  /** Pieces, never nought. */
  readonly quantity: number;
}

/** What caused movements. */
export interface MovementCause {
  readonly kind: MovementKind;
  readonly sourceType: string;
  readonly sourceId: string;
  /** The number by which people know the source. */
  readonly document: string;
  /** Business date. */
  readonly day: string;
  readonly reason?: string;
}

/** What lies of a SKU at a place, in pieces. */
export interface Balance {
  readonly skuId: string;
  readonly quantity: number;
  readonly reserved: number;
}

/** The central warehouse, from which franchisees are served. */
export async function warehouse(tx: EntityManager): Promise<string> {
  const [place]: { id: string }[] = await tx.query(`SELECT id FROM stock_place WHERE kind = 'WAREHOUSE'`);
  if (!place) throw new Error('There is no warehouse');
  return place.id;
}

/**
 * Holds what lies of SKUs at a place until the transaction ends. Whoever changes goods or what is held of them begins with this, and
 * takes the order lines afterwards: then two never block each other (F4). SKUs that never moved are not in the answer.
 */
export async function holdBalances(
  tx: EntityManager,
  placeId: string,
  skuIds: readonly string[],
): Promise<ReadonlyMap<string, Balance>> {
  const rows: Balance[] = await tx.query(
    `SELECT sku_id AS "skuId", quantity, reserved FROM stock_balance WHERE place_id = $1 AND sku_id = ANY($2::uuid[])
     ORDER BY sku_id FOR UPDATE`,
    [placeId, [...new Set(skuIds)]],
  );
  return new Map(rows.map((row) => [row.skuId, row]));
}

/**
 * Writes movements at contract price; balances follow in the same statement (F4). Hold the balances first and see that there is
 * enough.
 * @throws QueryFailedError when more would leave than there is beside what is reserved
 */
export async function move(tx: EntityManager, movements: readonly Movement[], cause: MovementCause): Promise<void> {
  if (movements.length === 0) return;
  await tx.query(
    `INSERT INTO stock_movement (place_id, sku_id, quantity, amount_fen, kind, source_type, source_id, document, on_day, reason, made_by_name)
     SELECT m."placeId", m."skuId", m.quantity, m.quantity * t.contract_price_fen, $2, $3, $4, $5, $6, $7, $8
     FROM jsonb_to_recordset($1::jsonb) AS m ("placeId" uuid, "skuId" uuid, quantity integer)
     JOIN sku k ON k.id = m."skuId" JOIN style t ON t.id = k.style_id`,
    [
      JSON.stringify(movements),
      cause.kind,
      cause.sourceType,
      cause.sourceId,
      cause.document,
      cause.day,
      cause.reason ?? '',
      currentActor().name,
    ],
  );
}

/** Holds more of a SKU for franchise orders, or less where `by` is negative. Hold the balances first (F4). */
export async function reserve(
  tx: EntityManager,
  placeId: string,
  changes: readonly { readonly skuId: string; readonly by: number }[],
): Promise<void> {
  const asked = changes.filter(({ by }) => by !== 0);
  if (asked.length === 0) return;
  await tx.query(
    `UPDATE stock_balance b SET reserved = b.reserved + c.by
     FROM (SELECT "skuId" AS sku_id, sum(by)::int AS by FROM jsonb_to_recordset($2::jsonb) AS r ("skuId" uuid, by integer) GROUP BY 1) c
     WHERE b.place_id = $1 AND b.sku_id = c.sku_id`,
    [placeId, JSON.stringify(asked)],
  );
}
