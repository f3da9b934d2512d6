import { CalendarService, isBusinessDate } from '@kefu/office/calendar';
import { plainCode } from '@kefu/office/cells';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { type FieldProblem, InvalidInput } from '@kefu/platform/errors';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { Injectable } from '@nestjs/common';
import { holdBalances, move, warehouse } from '../stock/stock-ledger.ts';
import { receiptConditions, receiptRows } from './goods-receipt.sql.ts';
import {
  type EnterGoodsReceiptInput,
  GoodsReceipt,
  GoodsReceiptConnection,
  type GoodsReceiptsArgs,
} from './goods-receipt.types.ts';

/** Goods from production, taken in by hand or by scanner (F4). */
@Injectable()
export class GoodsReceiptService {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;

  constructor(database: Database, calendar: CalendarService, audit: AuditTrail) {
    this.#database = database;
    this.#calendar = calendar;
    this.#audit = audit;
  }

  /** A page of receipts, the latest first. @throws KefuError BAD_INPUT for a foreign cursor */
  async page(args: GoodsReceiptsArgs): Promise<GoodsReceiptConnection> {
    const { first, after } = args;
    const values: unknown[] = [];
    const conditions = receiptConditions(args, values);
    if (after) {
      const [day, id] = decodeCursor(after, [cursorKeys.text, cursorKeys.id]);
      conditions.push(`(r.received_on, r.id) < ($${values.push(day)}::date, $${values.push(id)}::uuid)`);
    }
    const { rows } = await this.#database.pool.query<GoodsReceipt>(
      `${receiptRows} WHERE ${conditions.join(' AND ')} ORDER BY r.received_on DESC, r.id DESC LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(
      rows,
      first,
      (row) => Object.assign(new GoodsReceipt(), row),
      ({ receivedOn, id }) => encodeCursor([receivedOn, id]),
    );
    return Object.assign(new GoodsReceiptConnection(), page);
  }

  /** Takes goods in. Of two who enter the same paper at once one wins; the other is told (`ENTERED_ALREADY`). */
  async enter(input: EnterGoodsReceiptInput): Promise<GoodsReceipt | InvalidInput> {
    const number = input.number.normalize('NFKC').trim().toUpperCase();
    const problems: FieldProblem[] = [];
    if (number === '') problems.push({ path: 'number', code: 'MISSING', message: 'the number of the paper' });
    if (!isBusinessDate(input.receivedOn))
      problems.push({ path: 'receivedOn', code: 'IMPOSSIBLE_DATE', message: 'a day that exists' });
    else if (input.receivedOn > (await this.#calendar.today()))
      problems.push({ path: 'receivedOn', code: 'FUTURE_DATE', message: 'today or earlier' });
    const pieces = new Map<string, number>();
    for (const { sku, quantity } of input.lines)
      pieces.set(plainCode(sku), (pieces.get(plainCode(sku)) ?? 0) + quantity);
    return this.#database.transaction(async (tx) => {
      const skus: { id: string; code: string }[] = await tx.query('SELECT id, code FROM sku WHERE code = ANY($1)', [
        [...pieces.keys()],
      ]);
      const known = new Map(skus.map(({ id, code }) => [code, id]));
      for (const [at, { sku }] of input.lines.entries())
        if (!known.has(plainCode(sku)))
          problems.push({ path: `lines.${at}.sku`, code: 'UNKNOWN_SKU', message: 'a SKU of the style master' });
      if (problems.length > 0) return InvalidInput.of(problems);
      const place = await warehouse(tx);
      const [made]: { id: string }[] = await tx.query(
        `INSERT INTO goods_receipt (number, place_id, received_on, supplier, entered_by_name) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (number) DO NOTHING RETURNING id`,
        [number, place, input.receivedOn, input.supplier?.trim() ?? '', currentActor().name],
      );
      if (!made)
        return InvalidInput.of([
          { path: 'number', code: 'ENTERED_ALREADY', message: 'this paper was taken in already' },
        ]);
      await holdBalances(tx, place, [...known.values()]);
      const moves = skus.map(({ id, code }) => ({ placeId: place, skuId: id, quantity: pieces.get(code) ?? 0 }));
      await move(tx, moves, {
        kind: 'RECEIPT',
        sourceType: 'goodsReceipt',
        sourceId: made.id,
        document: number,
        day: input.receivedOn,
      });
      await this.#audit.record(tx, {
        action: 'goodsReceipt.entered',
        subject: { type: 'goodsReceipt', id: made.id },
        after: {
          number,
          receivedOn: input.receivedOn,
          quantity: [...pieces.values()].reduce((sum, one) => sum + one, 0),
        },
      });
      const [row]: GoodsReceipt[] = await tx.query(`${receiptRows} WHERE r.id = $1`, [made.id]);
      return Object.assign(new GoodsReceipt(), row);
    });
  }
}
