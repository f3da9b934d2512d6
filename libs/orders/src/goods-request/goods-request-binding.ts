import { CalendarService } from '@kefu/office/calendar';
import { say } from '@kefu/office/imports';
import { BindsLifecycles, type LifecycleBinding } from '@kefu/office/lifecycle';
import { currentActor } from '@kefu/platform/context';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { bookDispatch } from '../dispatch/dispatch-booking.ts';
import { missingFree, type Pieces, releaseHeld, toOwnStore } from './diverting.ts';
import { goodsRequestLifecycle } from './goods-request.lifecycle.ts';

interface Asked {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly franchiseeId: string | null;
  readonly placeId: string | null;
}

/** What the lifecycle of goods beside the orders asks and does (F5, F7, F10). */
@BindsLifecycles(goodsRequestLifecycle)
@Injectable()
export class GoodsRequestBinding implements LifecycleBinding {
  readonly guards: LifecycleBinding['guards'] & object;
  readonly entered: LifecycleBinding['entered'] & object;

  constructor(calendar: CalendarService) {
    this.guards = {
      consented: async (tx, { id }) => {
        const [waits]: object[] = await tx.query(
          `SELECT FROM goods_request WHERE id = $1 AND kind = 'SUBSTITUTION' AND consent IS NULL`,
          [id],
        );
        const text = say(
          '加盟商尚未同意換發',
          '加盟商尚未同意换发',
          'The franchisee has not agreed to other goods yet',
        );
        return waits ? [{ code: 'CONSENT_MISSING', text }] : [];
      },
      // The balances stay held until the move is through, so what is said here is still true when goods are taken.
      covered: async (tx, { id }) => {
        const request = await asked(tx, id);
        const missing = await missingFree(tx, await piecesOf(tx, id));
        const short = request.kind === 'DIVERSION' ? await notHeld(tx, missing) : missing;
        if (short.length === 0) return [];
        const skus: { code: string }[] = await tx.query(
          'SELECT code FROM sku WHERE id = ANY($1::uuid[]) ORDER BY code',
          [short.map(({ skuId }) => skuId)],
        );
        const text = say('庫存不足：{skus}', '库存不足：{skus}', 'Not enough in stock: {skus}');
        return [{ code: 'NOT_IN_STOCK', text, values: { skus: skus.map(({ code }) => code).join('、') } }];
      },
    };
    this.entered = {
      done: async (tx, { id }) => {
        const request = await asked(tx, id);
        const day = await calendar.today();
        if (request.placeId) await divert(tx, request, request.placeId, day);
        else await dispatch(tx, request, day);
      },
    };
  }
}

async function asked(tx: EntityManager, id: string): Promise<Asked> {
  const [request]: Asked[] = await tx.query(
    `SELECT id, number, kind, franchisee_id AS "franchiseeId", place_id AS "placeId" FROM goods_request WHERE id = $1`,
    [id],
  );
  if (!request) throw new Error(`No goods request ${id}`);
  return request;
}

function piecesOf(tx: EntityManager, id: string): Promise<Pieces[]> {
  return tx.query('SELECT sku_id AS "skuId", quantity FROM goods_request_line WHERE request_id = $1', [id]);
}

/** What is not even held for orders of what is missing. */
async function notHeld(tx: EntityManager, missing: readonly Pieces[]): Promise<Pieces[]> {
  const held: Pieces[] = await tx.query(
    'SELECT sku_id AS "skuId", sum(allocated)::int AS quantity FROM order_line WHERE sku_id = ANY($1::uuid[]) GROUP BY 1',
    [missing.map(({ skuId }) => skuId)],
  );
  const most = new Map(held.map(({ skuId, quantity }) => [skuId, quantity]));
  return missing.filter(({ skuId, quantity }) => quantity > (most.get(skuId) ?? 0));
}

async function divert(tx: EntityManager, { id, number }: Asked, placeId: string, day: string): Promise<void> {
  const pieces = await piecesOf(tx, id);
  const missing = await missingFree(tx, pieces);
  const short = await releaseHeld(tx, missing, { id, day });
  if (short.length > 0) throw new Error(`Not enough is held for ${number}`);
  await toOwnStore(tx, pieces, { placeId, requestId: id, document: number, day });
}

async function dispatch(tx: EntityManager, { id, franchiseeId }: Asked, day: string): Promise<void> {
  const { name } = currentActor();
  const [note]: { id: string }[] = await tx.query(
    `WITH made AS (SELECT uuidv7() AS id)
     INSERT INTO dispatch_note (id, number, franchisee_id, dispatched_on, entered_by_name)
     SELECT id, 'FH' || to_char($2::date, 'YYMMDD') || upper(right(replace(id::text, '-', ''), 6)), $1, $2::date, $3 FROM made RETURNING id`,
    [franchiseeId, day, name],
  );
  await tx.query(
    `INSERT INTO dispatch_line (note_id, batch_id, dispatched_on, franchisee_id, sku_id, quantity, kind, unit_price_fen, amount_fen, source,
       original_sku_id, remark)
     SELECT $1, $1, $3, r.franchisee_id, l.sku_id, l.quantity, r.kind, l.unit_price_fen, l.quantity * l.unit_price_fen, r.source, l.original_sku_id,
       r.number
     FROM goods_request r JOIN goods_request_line l ON l.request_id = r.id WHERE r.id = $2`,
    [note?.id, id, day],
  );
  await bookDispatch(tx, note?.id ?? '', name);
  await tx.query('UPDATE goods_request SET note_id = $2 WHERE id = $1', [id, note?.id]);
}
