import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import exceljs from 'exceljs';
import pg from 'pg';
import type { Row } from '../row.ts';

const year = resolve(import.meta.dirname, '../../../testdata/franchise-2009');
const step = resolve(import.meta.dirname, 'order-import-step.js');
const names = ['2009SS', '2009AW'].flatMap((season) => readdirSync(resolve(year, 'orders', season)).toSorted());

/** Resident megabytes that the process reading forms may hold (docs/performance.md). */
const mostMegabytes = 300;

/**
 * The 143 order forms of 2009 as the worker reads them (F3): opened, merged and hidden cells and all, each line looked up in the style
 * master, each total checked, whose form it is found, and stored; against exceljs streaming the same workbooks and nothing else. The
 * target is 1 ÷ 1.3 of its speed.
 */
export const orderImport: Row = {
  name: 'order-import',
  unit: 'workbooks/min',
  target: 0.77,
  async prepare(bench) {
    const { settings, environment } = await bench.database();
    const owner = new pg.Client({ connectionString: settings.databaseUrl });
    await owner.connect();
    await enterMaster(owner);
    const batchId = randomUUID();
    await owner.query(
      `INSERT INTO order_form (batch_id, file_id, file_name, taken_by_name)
       SELECT $1, ('00000000-0000-7000-8000-' || lpad(to_hex(nth - 1), 12, '0'))::uuid, name, 'bench'
       FROM unnest($2::text[]) WITH ORDINALITY AS n (name, nth)`,
      [batchId, names],
    );
    const run = async (side: 'ours' | 'stream'): Promise<number> => {
      const child = fork(step, [side, batchId], {
        env: { ...process.env, ...environment, NODE_OPTIONS: '' },
        execArgv: [],
      });
      const ended = once(child, 'exit');
      const [told] = (await Promise.race([once(child, 'message'), ended.then(() => [undefined])])) as [
        { seconds: number; maxRss: number } | undefined,
      ];
      await ended;
      if (!told) throw new Error(`${side} failed`);
      if (side === 'ours' && told.maxRss > mostMegabytes * 1024)
        throw new Error(`Reading held ${Math.round(told.maxRss / 1024)} MB`);
      return (names.length * 60) / told.seconds;
    };
    return {
      async ours() {
        await owner.query(`UPDATE order_form SET state = 'READING'`);
        const speed = await run('ours');
        const { rows } = await owner.query<{ ready: string; fen: string }>(
          `SELECT count(*) AS ready, sum(amount_fen) AS fen FROM order_form WHERE state = 'READY' AND franchisee_id IS NOT NULL`,
        );
        // 1,896,350,000 + 2,066,030,000: what 2009SS and 2009AW come to.
        if (Number(rows[0]?.ready) !== names.length || Number(rows[0]?.fen) !== 3_962_380_000)
          throw new Error(`The forms do not come to what they are: ${JSON.stringify(rows)}`);
        return speed;
      },
      baseline: () => run('stream'),
      close: () => owner.end(),
    };
  },
};

/** Seasons, franchisees and the 205 styles of 2009. */
async function enterMaster(owner: pg.Client): Promise<void> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(resolve(year, 'styles.xlsx'));
  const cells = (sheet: string, from: number): string[][] => {
    const rows: string[][] = [];
    workbook.getWorksheet(sheet)?.eachRow((row, line) => {
      if (line >= from)
        rows.push(
          (row.values as (string | number | null | undefined)[]).slice(1).map((value) => String(value ?? '').trim()),
        );
    });
    return rows;
  };
  await owner.query(`INSERT INTO season (code, kind, year) VALUES ('2009SS', 'SS', 2009), ('2009AW', 'AW', 2009)`);
  await owner.query(
    `INSERT INTO franchisee (number, name, folded) SELECT 'K' || nth, name, name FROM unnest($1::text[]) WITH ORDINALITY AS n (name, nth)`,
    [[...new Set(names.map((name) => name.replace('.xlsx', '')))]],
  );
  // Names are compared folded: the house's own folding does it.
  const { fold } = await import('@kefu/platform/search');
  const { rows } = await owner.query<{ id: string; name: string }>('SELECT id, name FROM franchisee');
  for (const { id, name } of rows)
    await owner.query('UPDATE franchisee SET folded = $2 WHERE id = $1', [id, fold(name)]);
  await owner.query(
    `INSERT INTO size_run SELECT r ->> 0, string_to_array(r ->> 1, '/') FROM jsonb_array_elements($1::jsonb) r`,
    [JSON.stringify(cells('尺碼段', 2))],
  );
  await owner.query(
    `INSERT INTO style (number, name, style_group, category, season_code, size_run, tag_price_fen, contract_price_fen)
     SELECT r ->> 1, r ->> 2, r ->> 3, r ->> 4, r ->> 5, r ->> 7, (r ->> 8)::bigint * 100, (r ->> 9)::bigint * 100
     FROM jsonb_array_elements($1::jsonb) r`,
    [JSON.stringify(cells('款式檔案', 3))],
  );
  await owner.query(
    `INSERT INTO style_colour SELECT t.id, substr(c, 1, 2), substr(c, 3), nth FROM jsonb_array_elements($1::jsonb) r
       JOIN style t ON t.number = r ->> 1, regexp_split_to_table(r ->> 6, '、') WITH ORDINALITY AS x (c, nth)`,
    [JSON.stringify(cells('款式檔案', 3))],
  );
  await owner.query(
    `INSERT INTO sku (code, style_id, colour_code, size, position)
     SELECT t.number || '-' || c.code || '-' || z, t.id, c.code, z, c.position * 100 + nth
     FROM style t JOIN style_colour c ON c.style_id = t.id JOIN size_run r ON r.code = t.size_run, unnest(r.sizes) WITH ORDINALITY AS x (z, nth)`,
  );
}
