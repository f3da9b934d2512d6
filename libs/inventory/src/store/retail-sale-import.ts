import { businessDateAt } from '@kefu/office/calendar';
import { type ImportKind, ImportKinds, type ImportRun, StoredMeanwhile } from '@kefu/office/imports';
import { compiledModule } from '@kefu/platform/process';
import { fold } from '@kefu/platform/search';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { retailSaleColumns, retailSaleFaultTexts } from './retail-sale-columns.ts';
import { type RetailSaleRowContext, stagedRetailSaleColumns } from './retail-sale-row.ts';
import { UnpostedDays } from './unposted-days.ts';

/** What own stores sold, imported by the day (F27, X5). A day is posted once; the same file again changes nothing. */
@Injectable()
export class RetailSaleImport implements ImportKind, OnModuleInit {
  readonly key = 'retailSales';
  readonly title = { 'zh-Hant': '直營店零售', 'zh-Hans': '直营店零售', en: 'Sales of own stores' };
  readonly permission = 'store.post';
  readonly columns = retailSaleColumns;
  readonly options = [];
  readonly faultTexts = retailSaleFaultTexts;
  readonly staging = { table: 'retail_sale_staging', columns: stagedRetailSaleColumns };
  readonly #kinds: ImportKinds;
  readonly #unposted: UnpostedDays;

  constructor(kinds: ImportKinds, unposted: UnpostedDays) {
    this.#kinds = kinds;
    this.#unposted = unposted;
  }

  onModuleInit(): void {
    this.#kinds.add(this);
  }

  get readerModule(): string {
    return compiledModule(new URL('retail-sale-row.ts', import.meta.url).href);
  }

  readerContext(): Promise<RetailSaleRowContext> {
    return Promise.resolve({ today: businessDateAt(new Date()) });
  }

  async crossCheck(tx: EntityManager, { id }: ImportRun): Promise<void> {
    const stores: { id: string; code: string; name: string }[] = await tx.query(
      `SELECT id, code, name FROM stock_place WHERE kind = 'OWN_STORE'`,
    );
    const names = stores.flatMap(({ id: store, code, name }) => [
      [fold(code), store] as const,
      [fold(name), store] as const,
    ]);
    await tx.query(
      `UPDATE retail_sale_staging s SET place_id = n.id, sku_id = (SELECT k.id FROM sku k WHERE k.code = s.sku_code)
       FROM unnest($2::text[], $3::uuid[]) AS n (folded, id) WHERE s.run_id = $1 AND n.folded = s.folded`,
      [id, names.map(([folded]) => folded), names.map(([, store]) => store)],
    );
    await tx.query(
      `UPDATE retail_sale_staging s SET known = true FROM (
         SELECT place_id, on_day, sku_id, sum(quantity) AS quantity, sum(amount_fen) AS amount_fen FROM retail_sale_staging WHERE run_id = $1 GROUP BY 1, 2, 3) f
       JOIN retail_sale r USING (place_id, on_day, sku_id)
       WHERE s.run_id = $1 AND s.place_id = f.place_id AND s.on_day = f.on_day AND s.sku_id = f.sku_id
         AND (r.quantity, r.amount_fen) = (f.quantity, f.amount_fen)`,
      [id],
    );
    await tx.query(
      `WITH sold AS (
         SELECT *, sum(quantity) OVER (PARTITION BY place_id, sku_id ORDER BY on_day, line) AS out FROM retail_sale_staging
         WHERE run_id = $1 AND NOT faulty AND NOT known AND place_id IS NOT NULL AND sku_id IS NOT NULL)
       INSERT INTO import_fault (run_id, line, column_key, code, shown, params)
       SELECT $1, line, 'store', 'UNKNOWN_STORE', store, '{}'::jsonb FROM retail_sale_staging WHERE run_id = $1 AND place_id IS NULL AND store <> ''
       UNION ALL
       SELECT $1, line, 'sku', 'UNKNOWN_SKU', sku_code, '{}' FROM retail_sale_staging
       WHERE run_id = $1 AND sku_code <> '' AND NOT EXISTS (SELECT FROM sku k WHERE k.code = sku_code)
       UNION ALL
       SELECT $1, s.line, 'day', 'DAY_POSTED', s.on_day::text, '{}' FROM sold s JOIN store_day d USING (place_id, on_day)
       UNION ALL
       SELECT $1, s.line, 'quantity', 'NOT_IN_STOCK', s.quantity::text, jsonb_build_object('free', coalesce(b.quantity - b.reserved, 0))
       FROM sold s LEFT JOIN stock_balance b USING (place_id, sku_id) WHERE s.quantity > 0 AND s.out > coalesce(b.quantity - b.reserved, 0)
       ON CONFLICT DO NOTHING`,
      [id],
    );
    // A day is posted whole: a fault in one of its rows holds all of them back.
    await tx.query(
      `UPDATE retail_sale_staging s SET faulty = true WHERE s.run_id = $1 AND NOT s.faulty AND (
         EXISTS (SELECT FROM import_fault f WHERE f.run_id = $1 AND f.line = s.line)
         OR EXISTS (SELECT FROM import_fault f JOIN retail_sale_staging o ON o.run_id = $1 AND o.line = f.line
           WHERE f.run_id = $1 AND o.place_id = s.place_id AND o.on_day = s.on_day))`,
      [id],
    );
  }

  async commit(tx: EntityManager, { id, startedByName }: ImportRun): Promise<number> {
    const sound = 'retail_sale_staging WHERE run_id = $1 AND NOT faulty AND NOT known';
    const short: object[] = await tx.query(
      `WITH out AS (SELECT place_id, sku_id, sum(quantity) AS pieces FROM ${sound} GROUP BY 1, 2),
       held AS (SELECT b.* FROM stock_balance b WHERE (b.place_id, b.sku_id) IN (SELECT place_id, sku_id FROM out) ORDER BY place_id, sku_id FOR UPDATE)
       SELECT FROM out o LEFT JOIN held h USING (place_id, sku_id) WHERE o.pieces > coalesce(h.quantity - h.reserved, 0)`,
      [id],
    );
    if (short.length > 0) throw new StoredMeanwhile();
    // A day that somebody posted meanwhile breaks its key: the file is then checked again.
    await tx.query(
      `INSERT INTO store_day (place_id, on_day, quantity, amount_fen, import_run_id, posted_by_name)
       SELECT place_id, on_day, sum(quantity)::int, sum(amount_fen)::bigint, $1::uuid, $2 FROM ${sound} GROUP BY 1, 2`,
      [id, startedByName],
    );
    await tx.query(
      `INSERT INTO retail_sale (place_id, on_day, sku_id, quantity, amount_fen)
       SELECT place_id, on_day, sku_id, sum(quantity)::int, sum(amount_fen)::bigint FROM ${sound} GROUP BY 1, 2, 3 HAVING sum(quantity) <> 0`,
      [id],
    );
    await tx.query(
      `INSERT INTO stock_movement (place_id, sku_id, quantity, amount_fen, kind, source_type, source_id, document, on_day, made_by_name)
       SELECT s.place_id, s.sku_id, -s.quantity, -s.quantity * t.contract_price_fen, 'SALE', 'retailSale', s.id,
         'LS' || to_char(s.on_day, 'YYMMDD') || p.code, s.on_day, $2
       FROM retail_sale s JOIN store_day d ON d.place_id = s.place_id AND d.on_day = s.on_day AND d.import_run_id = $1
       JOIN stock_place p ON p.id = s.place_id JOIN sku k ON k.id = s.sku_id JOIN style t ON t.id = k.style_id`,
      [id, startedByName],
    );
    await this.#unposted.settle(tx);
    const [taken]: [{ count: number }] = await tx.query(`SELECT count(*)::int AS count FROM ${sound}`, [id]);
    return taken.count;
  }
}
