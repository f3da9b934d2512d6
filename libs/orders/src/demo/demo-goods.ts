import { businessDateAt } from '@kefu/office/calendar';
import { Settings } from '@kefu/platform/config';
import { Database } from '@kefu/platform/database';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { proposeSql } from '../allocation/allocation-run.sql.ts';
import { bookDispatch } from '../dispatch/dispatch-booking.ts';
import { DemoBrand } from './demo-brand.ts';

const lock = 4_737_062;
const keeper = '倪倉';

/** Goods of the demo's placed season: received, dispatched in their windows, some free and proposed to be shared out (F4). */
@Injectable()
export class DemoGoods implements OnApplicationBootstrap {
  readonly #settings: Settings;
  readonly #database: Database;
  readonly #brand: DemoBrand;

  constructor(settings: Settings, database: Database, brand: DemoBrand) {
    this.#settings = settings;
    this.#database = database;
    this.#brand = brand;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.#settings.environment !== 'demo') return;
    await this.#brand.enterOnce();
    await this.enterOnce();
  }

  /** Enters them in an installation that has the demo's orders and no goods. @returns whether it did */
  enterOnce(): Promise<boolean> {
    return this.#database.transaction(async (tx) => {
      // API and worker boot at once: the later one waits here and finds them entered.
      await tx.query('SELECT pg_advisory_xact_lock($1)', [lock]);
      const [row]: { yes: boolean }[] = await tx.query(
        `SELECT NOT EXISTS (SELECT FROM stock_movement) AND EXISTS (SELECT FROM person WHERE login = 'dingxiaojie')
           AND EXISTS (SELECT FROM franchise_order WHERE state = 'PLACED') AS yes`,
      );
      if (!row?.yes) return false;
      const today = businessDateAt(new Date());
      // One posts and is two days behind; the other does not post yet.
      await tx.query(
        `INSERT INTO stock_place (code, name, kind, posts_from)
         VALUES ('SH01', '上海南亭店', 'OWN_STORE', $1::date - 2), ('SH02', '上海北橋店', 'OWN_STORE', NULL)`,
        [today],
      );
      await receive(tx, today, 'RK0701', 90, 150);
      await dispatch(tx, today);
      await receive(tx, today, 'RK1101', 12, 7);
      await propose(tx);
      return true;
    });
  }
}

/** So many percent of what was ordered of every SKU came in, so many days ago. */
async function receive(tx: EntityManager, today: string, number: string, percent: number, ago: number): Promise<void> {
  await tx.query(
    `WITH receipt AS (
       INSERT INTO goods_receipt (number, place_id, received_on, supplier, entered_by_name)
       SELECT $1, id, $2::date - $4::int, '生產部', $5 FROM stock_place WHERE kind = 'WAREHOUSE' RETURNING *)
     INSERT INTO stock_movement (place_id, sku_id, quantity, amount_fen, kind, source_type, source_id, document, on_day, made_by_name)
     SELECT r.place_id, o.sku_id, o.pieces, o.pieces * t.contract_price_fen, 'RECEIPT', 'goodsReceipt', r.id, r.number, r.received_on, $5
     FROM receipt r, (SELECT l.sku_id, ceil(sum(l.quantity) * $3 / 100.0)::int AS pieces FROM order_line l
       JOIN franchise_order f ON f.id = l.order_id AND f.state = 'PLACED' GROUP BY 1) o
     JOIN sku k ON k.id = o.sku_id JOIN style t ON t.id = k.style_id`,
    [number, today, percent, ago, keeper],
  );
}

/** What left for each franchisee on the twentieth day of each window: most of it to most of them. */
async function dispatch(tx: EntityManager, today: string): Promise<void> {
  const [batch]: { id: string }[] = await tx.query('SELECT uuidv7() AS id');
  await tx.query(
    `WITH due AS (
       SELECT l.*, l.window_from + 20 AS day, l.quantity * (55 + abs(hashtext(f.number)) % 36) / 100 AS pieces
       FROM order_line l JOIN franchise_order o ON o.id = l.order_id AND o.state = 'PLACED' JOIN franchisee f ON f.id = l.franchisee_id
       WHERE l.window_from + 20 <= $2::date),
     note AS (
       INSERT INTO dispatch_note (number, franchisee_id, dispatched_on, entered_by_name)
       SELECT 'FH' || to_char(d.day, 'YYMMDD') || right(f.number, 3), f.id, d.day, $3
       FROM (SELECT DISTINCT franchisee_id, day FROM due WHERE pieces > 0) d JOIN franchisee f ON f.id = d.franchisee_id RETURNING *)
     INSERT INTO dispatch_line (note_id, batch_id, dispatched_on, franchisee_id, sku_id, quantity, kind, unit_price_fen, amount_fen)
     SELECT n.id, $1, n.dispatched_on, d.franchisee_id, d.sku_id, d.pieces, 'ORDER', d.price_fen, d.pieces * d.price_fen
     FROM due d JOIN note n ON n.franchisee_id = d.franchisee_id AND n.dispatched_on = d.day WHERE d.pieces > 0`,
    [batch?.id, today, keeper],
  );
  await bookDispatch(tx, batch?.id ?? '', keeper);
}

/** What came in last, as it would be shared out. */
async function propose(tx: EntityManager): Promise<void> {
  const [run]: { id: string; receiptId: string }[] = await tx.query(
    `INSERT INTO allocation_run (receipt_id, mode, proposed_by_name) SELECT id, 'TIERS', '丁小杰' FROM goods_receipt WHERE number = 'RK1101'
     RETURNING id, receipt_id AS "receiptId"`,
  );
  if (!run) return;
  const { text, values } = proposeSql(
    run.id,
    { mode: 'TIERS', packSize: 1, minimumFillBp: 0 },
    { receiptId: run.receiptId },
  );
  await tx.query(text, values);
}
