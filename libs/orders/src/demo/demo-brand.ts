import { businessDateAt } from '@kefu/office/calendar';
import { Settings } from '@kefu/platform/config';
import { Database } from '@kefu/platform/database';
import { fold, searchKey } from '@kefu/platform/search';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { consolidateSql } from '../consolidation/consolidation.sql.ts';
import { linePool } from '../order/order-writing.ts';
import { demoFranchisees, demoSizeRuns, demoStyles } from './demo-brand.data.ts';
import { enterSheets } from './demo-fair.ts';
import { enterPictures } from './demo-pictures.ts';

const lock = 4_737_061;

/** Franchisees, styles and two seasons of orders, one placed and one under way, so that there is something to look at. */
@Injectable()
export class DemoBrand implements OnApplicationBootstrap {
  readonly #settings: Settings;
  readonly #database: Database;

  constructor(settings: Settings, database: Database) {
    this.#settings = settings;
    this.#database = database;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.#settings.environment === 'demo') await this.enterOnce();
  }

  /** Enters them in an installation that has the demo's people and no franchisee. @returns whether it did */
  enterOnce(): Promise<boolean> {
    return this.#database.transaction(async (tx) => {
      // API and worker boot at once: the later one waits here and finds them entered.
      await tx.query('SELECT pg_advisory_xact_lock($1)', [lock]);
      const [row]: { yes: boolean }[] = await tx.query(
        `SELECT NOT EXISTS (SELECT FROM franchisee) AND EXISTS (SELECT FROM person WHERE login = 'dingxiaojie') AS yes`,
      );
      if (!row?.yes) return false;
      const year = Number(businessDateAt(new Date()).slice(0, 4));
      await enterMaster(tx, year);
      await enterPictures(tx);
      await enterOrders(tx, { code: `${year}AW`, kind: 'AW', year, from: `${year}-08-01`, orderedOn: `${year}-03-12` });
      await place(tx, `${year}AW`);
      const next = year + 1;
      await enterOrders(tx, {
        code: `${next}SS`,
        kind: 'SS',
        year: next,
        from: `${next}-02-01`,
        orderedOn: `${year}-09-18`,
      });
      await settlePools(tx);
      await settle(tx, `${next}SS`);
      await count(tx);
      await enterForms(tx, `${next}SS`, `${year}-09-19`);
      await enterSheets(tx, `${next}SS`, `${next}-02-01`, `${next}-04-30`);
      return true;
    });
  }
}

async function enterMaster(tx: EntityManager, year: number): Promise<void> {
  await tx.query(
    `WITH made AS (
       INSERT INTO franchisee (number, name, folded, office, is_new, priority_tier, search_key)
       SELECT number, name, folded, office, coalesce("isNew", false), coalesce(tier, 2), key
       FROM jsonb_to_recordset($1::jsonb) AS g (number text, name text, folded text, office text, "isNew" boolean, tier int, key text)
       RETURNING id, number)
     INSERT INTO franchisee_alias (franchisee_id, alias, folded)
     SELECT made.id, g.alias, g."aliasFolded"
     FROM jsonb_to_recordset($1::jsonb) AS g (number text, alias text, "aliasFolded" text) JOIN made USING (number)
     WHERE g.alias IS NOT NULL`,
    [
      JSON.stringify(
        demoFranchisees.map((each) => ({
          ...each,
          folded: fold(each.name),
          key: `${searchKey(each.name)} ${fold(each.number)}`,
          ...(each.alias && { aliasFolded: fold(each.alias) }),
        })),
      ),
    ],
  );
  await tx.query('INSERT INTO size_run SELECT * FROM jsonb_to_recordset($1::jsonb) AS g (code text, sizes text[])', [
    JSON.stringify(demoSizeRuns),
  ]);
  const codes = { AW: [`${year}AW`], SS: [`${year + 1}SS`] };
  // Every third still waits for the second person.
  await tx.query(
    `INSERT INTO style (number, name, style_group, category, season_code, season_codes, size_run, tag_price_fen, contract_price_fen,
       search_key, entered_by, state, verified_by, verified_at)
     SELECT g.number, g.name, g."group", g.category, g.seasons[1], g.seasons, g.run, g.tag * 100, g.contract * 100, g.key, e.id,
       CASE WHEN n % 3 = 0 THEN 'ENTERED' ELSE 'VERIFIED' END, CASE WHEN n % 3 <> 0 THEN v.id END, CASE WHEN n % 3 <> 0 THEN now() END
     FROM jsonb_to_recordset($1::jsonb) AS g (n int, number text, name text, "group" text, category text, seasons text[], run text,
         tag bigint, contract bigint, key text)
       JOIN person e ON e.login = 'dingxiaojie' JOIN person v ON v.login = 'zhengpeipei'`,
    [
      JSON.stringify(
        demoStyles.map((each, n) => ({
          ...each,
          n,
          seasons: each.half ? codes[each.half] : [...codes.AW, ...codes.SS],
          key: `${fold(each.number)} ${searchKey(each.name)}`,
        })),
      ),
    ],
  );
  await tx.query(
    `WITH colours AS (
       INSERT INTO style_colour (style_id, code, name, position)
       SELECT t.id, substr(c.word, 1, 2), substr(c.word, 3), c.nth
       FROM jsonb_to_recordset($1::jsonb) AS g (number text, colours text) JOIN style t USING (number),
         regexp_split_to_table(g.colours, '、') WITH ORDINALITY AS c (word, nth)
       RETURNING style_id, code, position)
     INSERT INTO sku (code, style_id, colour_code, size, position)
     SELECT t.number || '-' || c.code || '-' || z.size, t.id, c.code, z.size, c.position * 100 + z.nth
     FROM colours c JOIN style t ON t.id = c.style_id JOIN size_run r ON r.code = t.size_run,
       unnest(r.sizes) WITH ORDINALITY AS z (size, nth)`,
    [JSON.stringify(demoStyles)],
  );
}

interface DemoSeason {
  readonly code: string;
  readonly kind: 'SS' | 'AW';
  readonly year: number;
  /** First day of the first window. */
  readonly from: string;
  readonly orderedOn: string;
}

/** An order of every franchisee but the last two, each of most of the season's SKUs. */
async function enterOrders(tx: EntityManager, { code, kind, year, from, orderedOn }: DemoSeason): Promise<void> {
  await tx.query('INSERT INTO season (code, kind, year, windows_end_by) VALUES ($1, $2, $3, $4)', [
    code,
    kind,
    year,
    kind === 'AW' ? `${year}-10-31` : null,
  ]);
  await tx.query(
    `WITH made AS (
       INSERT INTO franchise_order (season_id, franchisee_id, ordered_on, entered_by)
       SELECT s.id, f.id, $2, p.id FROM season s, franchisee f, person p
       WHERE s.code = $1 AND p.login = 'dingxiaojie' AND f.number < 'K109' RETURNING id, season_id, franchisee_id, ordered_on)
     INSERT INTO order_line (order_id, season_id, franchisee_id, sku_id, window_from, window_to, pool, quantity, price_fen, ordered_at)
     SELECT o.id, o.season_id, f.id, k.id, l.window_from, l.window_to, ${linePool('l')}, 3 + l.chance % 22, t.contract_price_fen,
       o.ordered_on::timestamp AT TIME ZONE 'Asia/Shanghai'
     FROM made o JOIN season s ON s.id = o.season_id JOIN franchisee f ON f.id = o.franchisee_id
       JOIN style t ON s.code = ANY(t.season_codes) JOIN sku k ON k.style_id = t.id,
       LATERAL (SELECT ($3::date + (abs(hashtext(t.number)) % 3) * interval '1 month')::date AS window_from,
         ($3::date + (abs(hashtext(t.number)) % 3 + 2) * interval '1 month' - interval '1 day')::date AS window_to,
         abs(hashtext(f.number || k.code)) AS chance) l
     WHERE l.chance % 5 > 0`,
    [code, orderedOn, from],
  );
}

/** New customers' orders are of their own pool. */
async function settlePools(tx: EntityManager): Promise<void> {
  await tx.query(
    `UPDATE franchise_order o SET pool = p.pool FROM (
       SELECT order_id, CASE WHEN count(DISTINCT pool) = 1 THEN min(pool) ELSE 'MAIN' END AS pool FROM order_line GROUP BY order_id) p
     WHERE o.id = p.order_id`,
  );
}

/** Everything of a season checked, consolidated and placed. */
async function place(tx: EntityManager, code: string): Promise<void> {
  const [season]: { id: string; orders: string[]; lead: string }[] = await tx.query(
    `SELECT s.id, ARRAY(SELECT o.id FROM franchise_order o WHERE o.season_id = s.id ORDER BY o.id) AS orders, p.id AS lead
     FROM season s, person p WHERE s.code = $1 AND p.login = 'likemei'`,
    [code],
  );
  if (!season) return;
  const [made]: { id: string }[] = await tx.query(consolidateSql, [season.id, season.orders, season.lead]);
  await tx.query(
    `UPDATE franchise_order SET state = 'PLACED', consolidation_id = $2, checked_by = p.id FROM person p
     WHERE season_id = $1 AND p.login = 'zhengpeipei'`,
    [season.id, made?.id],
  );
  await tx.query(
    `UPDATE production_order SET state = 'PLACED', placed_by = $2, placed_at = now() WHERE season_id = $1`,
    [season.id, season.lead],
  );
}

/** Half of a season's orders have had their second check. */
async function settle(tx: EntityManager, code: string): Promise<void> {
  await tx.query(
    `UPDATE franchise_order o SET state = 'LOCKED', checked_by = p.id FROM person p, franchisee f, season s
     WHERE s.id = o.season_id AND s.code = $1 AND p.login = 'zhengpeipei' AND f.id = o.franchisee_id AND f.number < 'K105'`,
    [code],
  );
}

/** Lines of orders that were checked count. */
async function count(tx: EntityManager): Promise<void> {
  await tx.query(
    `UPDATE order_line l SET checked = true FROM franchise_order o WHERE o.id = l.order_id AND o.state <> 'DRAFT'`,
  );
}

/** A form that asks whose it is, and one that was refused. */
async function enterForms(tx: EntityManager, code: string, orderedOn: string): Promise<void> {
  await tx.query(
    `INSERT INTO order_form (batch_id, file_id, file_name, state, season_id, season_code, candidates, customer, ordered_on, lines,
       categories, line_count, quantity, amount_fen, digest, taken_by, taken_by_name)
     SELECT uuidv7(), uuidv7(), '青島瑤聲.xlsx', 'READY', s.id, s.code,
       (SELECT jsonb_agg(jsonb_build_object('id', f.id, 'number', f.number, 'name', f.name, 'why', '["SIMILAR_NAME", "SAME_CITY"]'::jsonb))
        FROM franchisee f WHERE f.number = 'K110'), '青岛瑤聲', $2, l.lines, l.categories, l.count, l.pieces, l.fen, sha256('demo'),
       p.id, p.name
     FROM season s, person p, LATERAL (
       SELECT jsonb_agg(jsonb_build_object('skuId', k.id, 'from', w.window_from, 'to', w.window_to, 'quantity', 6)) AS lines,
         count(*) AS count, 6 * count(*) AS pieces, sum(6 * t.contract_price_fen) AS fen,
         jsonb_build_array(jsonb_build_object('category', '文胸', 'quantity', 6 * count(*), 'fen', sum(6 * t.contract_price_fen))) AS categories
       FROM style t JOIN sku k ON k.style_id = t.id, LATERAL (SELECT window_from, window_to FROM order_line WHERE season_id = s.id LIMIT 1) w
       WHERE t.number = 'NB70001') l
     WHERE s.code = $1 AND p.login = 'dingxiaojie'`,
    [code, orderedOn],
  );
  await tx.query(
    `INSERT INTO order_form (batch_id, file_id, file_name, state, season_id, season_code, franchisee_id, customer, ordered_on, faults,
       fault_count, taken_by, taken_by_name)
     SELECT uuidv7(), uuidv7(), '銀川苒語.xlsx', 'REFUSED', s.id, s.code, f.id, f.name, $2, $3, 2, p.id, p.name
     FROM season s, person p, franchisee f WHERE s.code = $1 AND p.login = 'dingxiaojie' AND f.number = 'K109'`,
    [
      code,
      orderedOn,
      JSON.stringify([
        { sheet: '訂單', cell: 'L12', code: 'BAD_QUANTITY', shown: '十二', expected: '' },
        { sheet: '訂單', cell: 'AL44', code: 'SUBTOTAL_DISAGREES', shown: '3068', expected: '3,112.00' },
      ]),
    ],
  );
}
