import { CalendarService } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { InvalidInput, NotFound } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import { balanceRows } from './stock.sql.ts';
import { type AdjustStockInput, StockBalance } from './stock.types.ts';
import { holdBalances, move } from './stock-ledger.ts';

/** Corrections of what lies at a place (F4). */
@Injectable()
export class StockService {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;

  constructor(database: Database, calendar: CalendarService, audit: AuditTrail) {
    this.#database = database;
    this.#calendar = calendar;
    this.#audit = audit;
  }

  /** Books what was found more or fewer. What is held for franchise orders cannot be booked away (`NOT_ENOUGH`). */
  async adjust(input: AdjustStockInput): Promise<StockBalance | InvalidInput | NotFound> {
    const { placeId, skuId, quantity } = input;
    const reason = input.reason.trim();
    if (quantity === 0)
      return InvalidInput.of([{ path: 'quantity', code: 'NOT_A_CHANGE', message: 'more or fewer than nought' }]);
    if (reason === '') return InvalidInput.of([{ path: 'reason', code: 'MISSING', message: 'a reason' }]);
    const day = await this.#calendar.today();
    return this.#database.transaction(async (tx) => {
      const [known]: { sku: string; place: string; id: string }[] = await tx.query(
        `SELECT uuidv7() AS id, k.code AS sku, p.name AS place FROM sku k, stock_place p WHERE k.id = $1 AND p.id = $2 AND p.state = 'OPEN'`,
        [skuId, placeId],
      );
      if (!known) return NotFound.of('SKU or place');
      const held = (await holdBalances(tx, placeId, [skuId])).get(skuId);
      const free = (held?.quantity ?? 0) - (held?.reserved ?? 0);
      if (free + quantity < 0)
        return InvalidInput.of([{ path: 'quantity', code: 'NOT_ENOUGH', message: `at most ${free} pieces are free` }]);
      const { id } = known;
      await move(tx, [{ placeId, skuId, quantity }], {
        kind: 'ADJUSTMENT',
        sourceType: 'stockAdjustment',
        sourceId: id,
        document: `TZ${id.replaceAll('-', '').slice(-8).toUpperCase()}`,
        day,
        reason,
      });
      await this.#audit.record(tx, {
        action: 'stock.adjusted',
        subject: { type: 'sku', id: skuId },
        after: { sku: known.sku, place: known.place, quantity },
        reason,
      });
      const [row]: StockBalance[] = await tx.query(`${balanceRows} WHERE b.place_id = $1 AND b.sku_id = $2`, [
        placeId,
        skuId,
      ]);
      return Object.assign(new StockBalance(), row);
    });
  }
}
