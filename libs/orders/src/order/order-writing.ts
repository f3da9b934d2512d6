import type { EntityManager } from 'typeorm';

/** A line as it is entered; the price is the style's contract price. */
export interface EnteredLine {
  readonly skuId: string;
  readonly from: string;
  readonly to: string;
  readonly quantity: number;
}

/** An order to be entered. */
export interface EnteredOrder {
  readonly seasonId: string;
  readonly franchiseeId: string;
  readonly orderedOn: string;
  readonly kind: 'ORIGINAL' | 'DIFFERENCE';
  readonly lines: readonly EnteredLine[];
  /** Person who enters it; nobody where a key did. */
  readonly enteredBy: string | null;
  /** The form that it came from. */
  readonly importId: string | null;
}

/** An order that a franchisee has for a season already. */
export interface StandingOrder {
  readonly id: string;
  readonly number: string;
  readonly state: 'DRAFT' | 'LOCKED' | 'CONSOLIDATED' | 'PLACED';
}

/**
 * The original order of a franchisee for a season, with the franchisee's row locked: of two who enter an order for one
 * franchisee the second finds the first one's.
 */
export async function standingOrder(
  tx: EntityManager,
  seasonId: string,
  franchiseeId: string,
): Promise<StandingOrder | undefined> {
  await tx.query('SELECT FROM franchisee WHERE id = $1 FOR UPDATE', [franchiseeId]);
  const [found]: StandingOrder[] = await tx.query(
    `SELECT id, number, state FROM franchise_order
     WHERE season_id = $1 AND franchisee_id = $2 AND kind = 'ORIGINAL' FOR UPDATE`,
    [seasonId, franchiseeId],
  );
  return found;
}

/** Enters an order as a draft. @returns its id */
export async function makeOrder(tx: EntityManager, order: EnteredOrder): Promise<string> {
  const [made]: { id: string }[] = await tx.query(
    `INSERT INTO franchise_order (season_id, franchisee_id, kind, ordered_on, entered_by, import_id)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
    [order.seasonId, order.franchiseeId, order.kind, order.orderedOn, order.enteredBy, order.importId],
  );
  const id = made?.id ?? '';
  await addLines(tx, id, order.lines);
  return id;
}

/** Adds lines to a draft whose row is locked; what it has of a SKU and window already grows by them. */
export async function addLines(tx: EntityManager, orderId: string, lines: readonly EnteredLine[]): Promise<void> {
  await tx.query(
    `INSERT INTO order_line (order_id, season_id, franchisee_id, sku_id, window_from, window_to, pool, quantity, price_fen, ordered_at)
     SELECT o.id, o.season_id, o.franchisee_id, k.id, l.window_from, l.window_to, ${linePool('l')}, l.quantity,
       t.contract_price_fen, o.ordered_on::timestamp AT TIME ZONE 'Asia/Shanghai'
     FROM franchise_order o JOIN season s ON s.id = o.season_id JOIN franchisee f ON f.id = o.franchisee_id,
       unnest($2::uuid[], $3::date[], $4::date[], $5::int[]) AS l (sku_id, window_from, window_to, quantity)
       JOIN sku k ON k.id = l.sku_id JOIN style t ON t.id = k.style_id
     WHERE o.id = $1
     ON CONFLICT (order_id, sku_id, window_from) DO UPDATE SET quantity = order_line.quantity + excluded.quantity,
       window_to = greatest(order_line.window_to, excluded.window_to), version = order_line.version + 1`,
    [
      orderId,
      lines.map(({ skuId }) => skuId),
      lines.map(({ from }) => from),
      lines.map(({ to }) => to),
      lines.map(({ quantity }) => quantity),
    ],
  );
  await settlePool(tx, orderId);
}

/** Puts lines in the place of those that a draft, whose row is locked, has. */
export async function replaceLines(tx: EntityManager, orderId: string, lines: readonly EnteredLine[]): Promise<void> {
  await tx.query('DELETE FROM order_line WHERE order_id = $1', [orderId]);
  await addLines(tx, orderId, lines);
}

/**
 * From which pool a line is served, as SQL (F8): a new customer's is of their own, and so is what may come too late.
 * @param line alias with `window_to`; `s` is the season and `f` the franchisee
 */
export function linePool(line: string): string {
  return `CASE WHEN f.is_new THEN 'NEW_CUSTOMER' WHEN ${line}.window_to > s.windows_end_by THEN 'LATE' ELSE 'MAIN' END`;
}

/** An order is late or a new customer's when every line of it is. */
export async function settlePool(tx: EntityManager, orderId: string): Promise<void> {
  await tx.query(
    `UPDATE franchise_order o SET pool = coalesce(p.pool, 'MAIN') FROM (
       SELECT CASE WHEN count(DISTINCT pool) = 1 THEN min(pool) ELSE 'MAIN' END AS pool FROM order_line WHERE order_id = $1) p
     WHERE o.id = $1`,
    [orderId],
  );
}

/** Whoever wrote a part of an order cannot be who checks it, whoever enters it as a whole (F3). @param people ids of persons */
export async function addEditors(tx: EntityManager, orderId: string, people: readonly string[]): Promise<void> {
  await tx.query(
    'INSERT INTO franchise_order_editor (order_id, person_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING',
    [orderId, people],
  );
}

/** Whether goods speak of a line, as SQL: it cannot go any more. @param line alias of the line */
export function hasGoods(line: string): string {
  return `(${line}.delivered + ${line}.outside > 0 OR EXISTS (SELECT FROM dispatch_line WHERE order_line_id = ${line}.id) OR EXISTS (SELECT FROM diversion WHERE order_line_id = ${line}.id))`;
}

/**
 * Whether goods moved for an order, or were given, cancelled or substituted: its lines are then corrected one by one, and no longer
 * taken away together (F3, F4).
 */
export async function goodsMoved(tx: EntityManager, orderId: string): Promise<boolean> {
  const found: object[] = await tx.query(
    `SELECT FROM order_line l WHERE l.order_id = $1 AND (l.allocated > 0 OR l.cancelled > 0 OR l.substituted > 0 OR ${hasGoods('l')}) LIMIT 1`,
    [orderId],
  );
  return found.length > 0;
}
