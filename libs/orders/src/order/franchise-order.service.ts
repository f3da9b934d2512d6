import { isBusinessDate } from '@kefu/office/calendar';
import { Lifecycles } from '@kefu/office/lifecycle';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, Failure, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  CancelOrderLinesInput,
  FranchiseOrderResult,
  MoveFranchiseOrderInput,
  OrderDifferenceInput,
} from './franchise-order.types.ts';
import { OrderViewService } from './order-view.service.ts';
import { makeOrder } from './order-writing.ts';

type Result = typeof FranchiseOrderResult;

/** What a line holds back from being cancelled. */
interface HeldLine {
  readonly id: string;
  readonly version: number;
  readonly free: number;
}

/** The second check of orders, late changes as differences, and what will not come (F1, F3). */
@Injectable()
export class FranchiseOrderService {
  readonly #database: Database;
  readonly #lifecycles: Lifecycles;
  readonly #view: OrderViewService;
  readonly #audit: AuditTrail;

  constructor(database: Database, lifecycles: Lifecycles, view: OrderViewService, audit: AuditTrail) {
    this.#database = database;
    this.#lifecycles = lifecycles;
    this.#view = view;
    this.#audit = audit;
  }

  /** Moves an order on: the second check by somebody other than who entered it, or back for correction. */
  move({ orderId, ...move }: MoveFranchiseOrderInput): Promise<Result> {
    return this.#database.transaction(async (tx) => {
      const moved = await this.#lifecycles.move(tx, { type: 'franchiseOrder', id: orderId }, move);
      return moved instanceof Failure ? moved : this.#record(tx, orderId);
    });
  }

  /** A late change of an order that was consolidated: an order of its own, which is checked and consolidated as any other. */
  addDifference({ orderId, lines }: OrderDifferenceInput): Promise<Result> {
    const problems = lines.flatMap(({ from, to }, at) =>
      isBusinessDate(from) && isBusinessDate(to) && from <= to
        ? []
        : [
            {
              path: `lines.${at}.to`,
              code: 'BAD_WINDOW',
              message: 'two days that exist, the first not after the last',
            },
          ],
    );
    const keys = lines.map(({ skuId, from }) => `${skuId} ${from}`);
    if (new Set(keys).size < keys.length)
      problems.push({ path: 'lines', code: 'LINE_TWICE', message: 'each SKU and window once' });
    if (problems.length > 0) return Promise.resolve(InvalidInput.of(problems));
    return this.#database.transaction(async (tx) => {
      const [order]: { state: string; seasonId: string; franchiseeId: string }[] = await tx.query(
        `SELECT state, season_id AS "seasonId", franchisee_id AS "franchiseeId" FROM franchise_order WHERE id = $1 FOR UPDATE`,
        [orderId],
      );
      if (!order) return NotFound.of('order');
      if (order.state === 'DRAFT' || order.state === 'LOCKED')
        return WrongState.of(order.state, 'Before it is consolidated an order is corrected itself');
      const [known]: { count: number }[] = await tx.query(
        'SELECT count(*) AS count FROM sku WHERE id = ANY($1::uuid[])',
        [[...new Set(lines.map(({ skuId }) => skuId))]],
      );
      if (known?.count !== new Set(lines.map(({ skuId }) => skuId)).size) return NotFound.of('SKU');
      const { seasonId, franchiseeId } = order;
      const id = await makeOrder(tx, {
        seasonId,
        franchiseeId,
        orderedOn: await shanghaiToday(tx),
        kind: 'DIFFERENCE',
        lines,
        enteredBy: await personId(tx),
        importId: null,
      });
      await this.#audit.record(tx, {
        action: 'franchiseOrder.differenceEntered',
        subject: { type: 'franchiseOrder', id },
        after: { orderId, lines: lines.length, quantity: lines.reduce((sum, { quantity }) => sum + quantity, 0) },
      });
      return this.#record(tx, id);
    });
  }

  /** Cancels pieces that will not come any more; never those that came, stand in an allocation or were replaced. */
  cancel({ orderId, lines, reason }: CancelOrderLinesInput): Promise<Result> {
    const why = reason.trim();
    if (why === '') return Promise.resolve(InvalidInput.of([{ path: 'reason', code: 'REQUIRED', message: 'say why' }]));
    return this.#database.transaction(async (tx) => {
      const [order]: { state: string }[] = await tx.query('SELECT state FROM franchise_order WHERE id = $1', [orderId]);
      if (!order) return NotFound.of('order');
      if (order.state === 'DRAFT' || order.state === 'LOCKED')
        return WrongState.of(order.state, 'Before it is consolidated an order is corrected itself');
      const held: HeldLine[] = await tx.query(
        `SELECT id, version, open_quantity - allocated AS free FROM order_line
         WHERE order_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE`,
        [orderId, lines.map(({ lineId }) => lineId)],
      );
      const byId = new Map(held.map((line) => [line.id, line]));
      for (const [at, { lineId, version, quantity }] of lines.entries()) {
        const line = byId.get(lineId);
        if (!line) return NotFound.of('order line');
        if (line.version !== version) return ChangedMeanwhile.of(line.version);
        if (quantity > line.free)
          return InvalidInput.of([
            { path: `lines.${at}.quantity`, code: 'MORE_THAN_FREE', message: `at most ${line.free}` },
          ]);
        // Named twice, a line is not cancelled beyond what it has.
        byId.set(lineId, { ...line, free: line.free - quantity });
      }
      await tx.query(
        `UPDATE order_line l SET cancelled = l.cancelled + c.quantity, version = l.version + 1
         FROM (SELECT id, sum(quantity)::int AS quantity FROM unnest($1::uuid[], $2::int[]) AS u (id, quantity) GROUP BY id) c
         WHERE l.id = c.id`,
        [lines.map(({ lineId }) => lineId), lines.map(({ quantity }) => quantity)],
      );
      await this.#audit.record(tx, {
        action: 'franchiseOrder.linesCancelled',
        subject: { type: 'franchiseOrder', id: orderId },
        after: { lines: lines.length, quantity: lines.reduce((sum, { quantity }) => sum + quantity, 0) },
        reason: why,
      });
      return this.#record(tx, orderId);
    });
  }

  async #record(tx: EntityManager, id: string): Promise<Result> {
    return (await this.#view.record(tx, id)) ?? NotFound.of('order');
  }
}

/** The caller as a person; nobody where a key asks. */
export async function personId(tx: EntityManager): Promise<string | null> {
  const [person]: { id: string }[] = await tx.query('SELECT id FROM person WHERE id::text = $1', [currentActor().id]);
  return person?.id ?? null;
}

/** The day in Shanghai, by the database's clock. */
export async function shanghaiToday(tx: EntityManager): Promise<string> {
  const [row]: { today: string }[] = await tx.query(`SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date AS today`);
  return row?.today ?? '';
}
