import { isBusinessDate } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import {
  ChangedMeanwhile,
  Failure,
  type FieldProblem,
  InvalidInput,
  NotFound,
  WrongState,
} from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { personId } from './franchise-order.service.ts';
import type { FranchiseOrderResult } from './franchise-order.types.ts';
import type { AddedOrderLineInput, ChangedOrderLineInput, EditOrderLinesInput } from './order-editing.types.ts';
import { OrderViewService } from './order-view.service.ts';
import { addEditors, addLines, type EnteredLine, hasGoods, settlePool } from './order-writing.ts';

/** Corrects a draft line by line, until somebody has checked it (F3). Who corrects it cannot be who checks it. */
@Injectable()
export class OrderEditingService {
  readonly #database: Database;
  readonly #view: OrderViewService;
  readonly #audit: AuditTrail;

  constructor(database: Database, view: OrderViewService, audit: AuditTrail) {
    this.#database = database;
    this.#view = view;
    this.#audit = audit;
  }

  /** Adds, changes and removes lines, all of them or none; of two who saw the same version the second is told. */
  edit({ id, version, added, changed }: EditOrderLinesInput): Promise<typeof FranchiseOrderResult> {
    return this.#database.transaction(async (tx) => {
      const [order]: { state: string; version: number }[] = await tx.query(
        'SELECT state, version FROM franchise_order WHERE id = $1 FOR UPDATE',
        [id],
      );
      if (!order) return NotFound.of('order');
      if (order.state !== 'DRAFT')
        return WrongState.of(order.state, 'It was checked: it is sent back first, or changed by a difference order');
      if (order.version !== version) return ChangedMeanwhile.of(order.version);
      const lines = await entered(tx, id, added);
      if (lines instanceof Failure) return lines;
      const refused = await refusedChange(tx, id, changed);
      if (refused) return refused;
      await change(tx, id, changed);
      if (lines.length > 0) await addLines(tx, id, lines);
      else await settlePool(tx, id);
      await tx.query('UPDATE franchise_order SET version = version + 1 WHERE id = $1', [id]);
      const editor = await personId(tx);
      await addEditors(tx, id, editor === null ? [] : [editor]);
      await this.#audit.record(tx, {
        action: 'franchiseOrder.linesEdited',
        subject: { type: 'franchiseOrder', id },
        after: { linesAdded: added.length, linesChanged: changed.length, quantity: await quantityOf(tx, id) },
      });
      return (await this.#view.record(tx, id)) ?? NotFound.of('order');
    });
  }
}

/** The lines to be added, by SKU; every fault of every line at once. */
async function entered(
  tx: EntityManager,
  orderId: string,
  added: readonly AddedOrderLineInput[],
): Promise<EnteredLine[] | InvalidInput> {
  const codes = added.map(({ sku }) => sku.normalize('NFKC').trim().toUpperCase());
  const known: { code: string; id: string }[] = await tx.query(
    'SELECT code, id FROM sku WHERE code = ANY($1::text[])',
    [codes],
  );
  const standing: { key: string }[] = await tx.query(
    `SELECT sku_id || ' ' || window_from AS key FROM order_line WHERE order_id = $1`,
    [orderId],
  );
  const ids = new Map(known.map(({ code, id }) => [code, id]));
  const taken = new Set(standing.map(({ key }) => key));
  const problems: FieldProblem[] = [];
  const lines: EnteredLine[] = [];
  for (const [at, { from, to, quantity }] of added.entries()) {
    const tell = (field: string, code: string, message: string): void => {
      problems.push({ path: `added.${at}.${field}`, code, message });
    };
    const skuId = ids.get(codes[at] ?? '');
    const window = isBusinessDate(from) && isBusinessDate(to) && from <= to;
    if (skuId === undefined) tell('sku', 'UNKNOWN_SKU', 'style, colour and size as in the register');
    if (!window) tell('to', 'BAD_WINDOW', 'two days that exist, the first not after the last');
    if (skuId === undefined || !window) continue;
    const key = `${skuId} ${from}`;
    if (taken.has(key)) tell('sku', 'LINE_TWICE', 'each SKU and window once; change the line that stands');
    taken.add(key);
    lines.push({ skuId, from, to, quantity });
  }
  return problems.length > 0 ? InvalidInput.of(problems) : lines;
}

/** What forbids the changes: a line of another order, one named twice, or goods that came or are held for it already. */
async function refusedChange(
  tx: EntityManager,
  orderId: string,
  changed: readonly ChangedOrderLineInput[],
): Promise<Failure | undefined> {
  // An order that was locked once and sent back may have goods; what speaks of a line keeps it from being removed.
  const lines: { id: string; held: number; used: boolean }[] = await tx.query(
    `SELECT l.id, least(l.delivered, l.quantity) + l.allocated + l.cancelled + l.substituted AS held,
       ${hasGoods('l')} AS used
     FROM order_line l WHERE l.order_id = $1 AND l.id = ANY($2::uuid[]) ORDER BY l.id FOR UPDATE OF l`,
    [orderId, changed.map(({ lineId }) => lineId)],
  );
  if (lines.length < new Set(changed.map(({ lineId }) => lineId)).size) return NotFound.of('order line');
  const byId = new Map(lines.map((line) => [line.id, line]));
  const problems = changed.flatMap(({ lineId, quantity }, at): FieldProblem[] => {
    const line = byId.get(lineId);
    const path = `changed.${at}.quantity`;
    if (!line) return [{ path, code: 'LINE_TWICE', message: 'each line once' }];
    byId.delete(lineId);
    if (quantity < line.held || (quantity === 0 && line.used))
      return [{ path, code: 'LESS_THAN_HELD', message: `at least ${Math.max(line.held, 1)}` }];
    return [];
  });
  return problems.length > 0 ? InvalidInput.of(problems) : undefined;
}

async function change(tx: EntityManager, orderId: string, changed: readonly ChangedOrderLineInput[]): Promise<void> {
  const removed = changed.filter(({ quantity }) => quantity === 0).map(({ lineId }) => lineId);
  const kept = changed.filter(({ quantity }) => quantity > 0);
  if (removed.length > 0)
    await tx.query('DELETE FROM order_line WHERE order_id = $1 AND id = ANY($2::uuid[])', [orderId, removed]);
  if (kept.length > 0)
    await tx.query(
      `UPDATE order_line l SET quantity = c.quantity, version = l.version + 1
       FROM unnest($2::uuid[], $3::int[]) AS c (id, quantity) WHERE l.id = c.id AND l.order_id = $1`,
      [orderId, kept.map(({ lineId }) => lineId), kept.map(({ quantity }) => quantity)],
    );
}

async function quantityOf(tx: EntityManager, orderId: string): Promise<number> {
  const [sum]: { quantity: number }[] = await tx.query(
    'SELECT coalesce(sum(quantity), 0)::bigint AS quantity FROM order_line WHERE order_id = $1',
    [orderId],
  );
  return sum?.quantity ?? 0;
}
