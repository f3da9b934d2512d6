import { type ImportKind, ImportKinds, type ImportRun } from '@kefu/office/imports';
import { compiledModule } from '@kefu/platform/process';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { goodsReceiptColumns, goodsReceiptFaultTexts } from './goods-receipt-columns.ts';
import { stagedGoodsReceiptColumns } from './goods-receipt-row.ts';

/** Goods from production, imported into the central warehouse (F4, X5). The same row again changes nothing. */
@Injectable()
export class GoodsReceiptImport implements ImportKind, OnModuleInit {
  readonly key = 'goodsReceipts';
  readonly title = { 'zh-Hant': '貨品入庫', 'zh-Hans': '货品入库', en: 'Goods received' };
  readonly permission = 'stock.receive';
  readonly columns = goodsReceiptColumns;
  readonly options = [];
  readonly faultTexts = goodsReceiptFaultTexts;
  readonly staging = { table: 'goods_receipt_staging', columns: stagedGoodsReceiptColumns };
  readonly #kinds: ImportKinds;

  constructor(kinds: ImportKinds) {
    this.#kinds = kinds;
  }

  onModuleInit(): void {
    this.#kinds.add(this);
  }

  get readerModule(): string {
    return compiledModule(new URL('goods-receipt-row.ts', import.meta.url).href);
  }

  readerContext(): Promise<object> {
    return Promise.resolve({});
  }

  async crossCheck(tx: EntityManager, { id }: ImportRun): Promise<void> {
    await tx.query(
      `UPDATE goods_receipt_staging s SET sku_id = k.id, price_fen = t.contract_price_fen
       FROM sku k JOIN style t ON t.id = k.style_id WHERE s.run_id = $1 AND k.code = s.sku_code`,
      [id],
    );
    await tx.query(
      `UPDATE goods_receipt_staging s SET known_id = m.id FROM goods_receipt r JOIN stock_movement m ON m.source_id = r.id AND m.kind = 'RECEIPT'
       WHERE s.run_id = $1 AND r.number = s.number AND m.sku_id = s.sku_id`,
      [id],
    );
    await tx.query(
      `INSERT INTO import_fault (run_id, line, column_key, code, shown, params)
       SELECT $1, line, 'sku', 'UNKNOWN_SKU', sku_code, '{}'::jsonb FROM goods_receipt_staging WHERE run_id = $1 AND sku_id IS NULL AND sku_code <> ''
       UNION ALL
       SELECT $1, line, 'sku', 'DUPLICATE_LINE', sku_code, jsonb_build_object('line', first_line) FROM (
         SELECT line, sku_code, min(line) OVER (PARTITION BY number, sku_code) AS first_line FROM goods_receipt_staging WHERE run_id = $1) staged
       WHERE line > first_line
       UNION ALL
       SELECT $1, line, 'receivedOn', 'OTHER_DAY', received_on::text, jsonb_build_object('day', day) FROM (
         SELECT s.line, s.received_on, coalesce(r.received_on, first_value(s.received_on) OVER (PARTITION BY s.number ORDER BY s.line)) AS day
         FROM goods_receipt_staging s LEFT JOIN goods_receipt r ON r.number = s.number WHERE s.run_id = $1) staged WHERE received_on <> day
       UNION ALL
       SELECT $1, s.line, 'quantity', 'DIFFERS_FROM_STORED', s.quantity::text, jsonb_build_object('stored', m.quantity)
       FROM goods_receipt_staging s JOIN stock_movement m ON m.id = s.known_id WHERE s.run_id = $1 AND m.quantity <> s.quantity
       ON CONFLICT DO NOTHING`,
      [id],
    );
    await tx.query(
      `UPDATE goods_receipt_staging s SET faulty = true FROM import_fault f
       WHERE f.run_id = $1 AND s.run_id = $1 AND s.line = f.line AND NOT s.faulty`,
      [id],
    );
  }

  async commit(tx: EntityManager, { id, startedByName }: ImportRun): Promise<number> {
    const sound = 'goods_receipt_staging s WHERE s.run_id = $1 AND NOT s.faulty AND s.known_id IS NULL';
    await tx.query(
      `INSERT INTO goods_receipt (number, place_id, received_on, supplier, import_run_id, entered_by_name)
       SELECT DISTINCT ON (s.number) s.number, (SELECT id FROM stock_place WHERE kind = 'WAREHOUSE'), s.received_on, s.supplier, $1::uuid, $2
       FROM ${sound} ORDER BY s.number, s.line ON CONFLICT (number) DO NOTHING`,
      [id, startedByName],
    );
    // A row that somebody took in meanwhile breaks the unique key: the file is then checked again.
    const taken: object[] = await tx.query(
      `INSERT INTO stock_movement (place_id, sku_id, quantity, amount_fen, kind, source_type, source_id, document, on_day, made_by_name)
       SELECT r.place_id, s.sku_id, s.quantity, s.quantity * s.price_fen, 'RECEIPT', 'goodsReceipt', r.id, r.number, r.received_on, $2
       FROM (SELECT * FROM ${sound}) s JOIN goods_receipt r ON r.number = s.number RETURNING 1`,
      [id, startedByName],
    );
    return taken.length;
  }
}
