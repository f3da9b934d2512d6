import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { NotFound, type SeenInput, WrongState } from '@kefu/platform/errors';
import { Topics } from '@kefu/platform/topics';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { personId, shanghaiToday } from '../order/franchise-order.service.ts';
import {
  addEditors,
  addLines,
  type EnteredLine,
  goodsMoved,
  makeOrder,
  standingOrder,
} from '../order/order-writing.ts';
import { FairSheet, type FairSheetResult } from './fair.types.ts';
import { lockedSheet, sheetOf } from './fair-sheet.service.ts';

/** Makes orders of sheets: a draft, which somebody else then checks as any other (F1, F3). */
@Injectable()
export class HandInService {
  readonly #database: Database;
  readonly #audit: AuditTrail;
  readonly #topics: Topics;

  constructor(database: Database, audit: AuditTrail, topics: Topics) {
    this.#database = database;
    this.#audit = audit;
    this.#topics = topics;
  }

  /** Hands a sheet in. Its cells are an order from then on, and no tablet changes them; an order that there is already is not touched. */
  handIn({ id, version }: SeenInput): Promise<typeof FairSheetResult> {
    return this.#database.transaction(async (tx) => {
      const sheet = await lockedSheet(tx, id, version);
      if (!(sheet instanceof FairSheet)) return sheet;
      if (sheet.state !== 'OPEN') return WrongState.of(sheet.state, 'The sheet was handed in');
      if (sheet.quantity === 0) return WrongState.of('EMPTY', 'Nothing is ordered on the sheet');
      const standing = await standingOrder(tx, sheet.seasonId, sheet.franchiseeId);
      if (standing && standing.id !== sheet.orderId)
        return WrongState.of('ORDER_EXISTS', `The franchisee has the order ${standing.number} for the season`);
      const orderId = await this.#order(tx, sheet);
      const writers: { id: string }[] = await tx.query(
        'SELECT DISTINCT changed_by AS id FROM fair_cell WHERE sheet_id = $1 AND changed_by IS NOT NULL',
        [id],
      );
      await addEditors(
        tx,
        orderId,
        writers.map((writer) => writer.id),
      );
      await tx.query(`UPDATE fair_sheet SET state = 'HANDED_IN', order_id = $2, version = version + 1 WHERE id = $1`, [
        id,
        orderId,
      ]);
      const { quantity, amount } = sheet;
      await this.#tell(tx, 'fairSheet.handedIn', id, orderId, { orderId, quantity, amountFen: amount });
      return (await sheetOf(tx, id)) ?? NotFound.of('sheet');
    });
  }

  /** Opens a sheet again whose order nobody has checked yet; until it is handed in once more, that order has no lines. */
  reopen({ id, version }: SeenInput): Promise<typeof FairSheetResult> {
    return this.#database.transaction(async (tx) => {
      const sheet = await lockedSheet(tx, id, version);
      if (!(sheet instanceof FairSheet)) return sheet;
      if (sheet.state !== 'HANDED_IN') return WrongState.of(sheet.state, 'The sheet is open');
      const [order]: { state: string }[] = await tx.query(
        'SELECT state FROM franchise_order WHERE id = $1 FOR UPDATE',
        [sheet.orderId],
      );
      if (order?.state !== 'DRAFT')
        return WrongState.of(order?.state ?? '', 'The order was checked; it has to be sent back first');
      if (await goodsMoved(tx, sheet.orderId ?? ''))
        return WrongState.of('GOODS_MOVED', 'Goods of the order moved already; its lines are corrected instead');
      await tx.query('DELETE FROM order_line WHERE order_id = $1', [sheet.orderId]);
      await tx.query('UPDATE franchise_order SET version = version + 1 WHERE id = $1', [sheet.orderId]);
      await tx.query(`UPDATE fair_sheet SET state = 'OPEN', version = version + 1 WHERE id = $1`, [id]);
      await this.#tell(tx, 'fairSheet.reopened', id, sheet.orderId ?? '', { orderId: sheet.orderId });
      return (await sheetOf(tx, id)) ?? NotFound.of('sheet');
    });
  }

  /** The order of a sheet, with the sheet's cells as its lines. */
  async #order(
    tx: EntityManager,
    { id, orderId, seasonId, franchiseeId, windowFrom, windowTo }: FairSheet,
  ): Promise<string> {
    const cells: { skuId: string; quantity: number }[] = await tx.query(
      'SELECT sku_id AS "skuId", quantity FROM fair_cell WHERE sheet_id = $1 AND quantity > 0 ORDER BY sku_id',
      [id],
    );
    const lines = cells.map((cell): EnteredLine => ({ ...cell, from: windowFrom, to: windowTo }));
    const enteredBy = await personId(tx);
    if (orderId === null) {
      const orderedOn = await shanghaiToday(tx);
      return makeOrder(tx, { seasonId, franchiseeId, orderedOn, kind: 'ORIGINAL', lines, enteredBy, importId: null });
    }
    await addLines(tx, orderId, lines);
    await tx.query('UPDATE franchise_order SET entered_by = $2, version = version + 1 WHERE id = $1', [
      orderId,
      enteredBy,
    ]);
    return orderId;
  }

  async #tell(
    tx: EntityManager,
    action: string,
    id: string,
    orderId: string,
    after: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const permission = 'franchiseOrder.read';
    await this.#audit.record(tx, { action, subject: { type: 'fairSheet', id }, after });
    await this.#topics.announce(tx, { type: 'fairSheet', id, permission });
    await this.#topics.announce(tx, { type: 'franchiseOrder', id: orderId, permission });
  }
}
