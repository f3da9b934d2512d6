import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Pool } from 'undici';
import { giveKey, startApi } from '../register/servers.ts';
import type { Row } from '../row.ts';

const clients = 8;
const seconds = 4;
const cellsInSave = 24;
/** At the fair: so many buyers, each of whom saves so often, and how long one of them may wait. */
const fair = { buyers: 300, everyMs: 20_000, p95Ms: 300 };
const document = `mutation($input: SaveCellsInput!) { saveCells(input: $input) { __typename ... on CellsSaved {
  saved { skuId quantity version } conflicts { skuId quantity version changedBy } quantity amount } } }`;

/** A buyer's tablet: it knows which versions it saw. */
interface Tablet {
  readonly sheetId: string;
  readonly skuIds: readonly string[];
  saves: number;
}

/**
 * 24 cells of a sheet at the fair, saved over GraphQL (versions, totals, audit, word to other tablets), against one upsert of 24 rows
 * behind a bare route (F3). Before it 300 buyers save 24 cells every 20 s for a minute, and the row says how long they waited.
 */
export const matrixSave: Row = {
  name: 'matrix-save',
  unit: 'saves/s',
  target: 0.5,
  async prepare(bench) {
    const { settings, environment } = await bench.database();
    const tablets = await fill(settings.databaseUrl);
    const key = await giveKey(settings.databaseUrl, 'franchiseOrder.enter');
    const { api, apiPort } = await startApi(environment);
    const server = fork(join(import.meta.dirname, '../bare-cells.js'), [settings.databaseUrl]);
    const [barePort] = (await once(server, 'message')) as [number];
    const http = new Pool(`http://127.0.0.1:${apiPort}`, { connections: 50 });
    const bareHttp = new Pool(`http://127.0.0.1:${barePort}`, { connections: 50 });

    const post = async (pool: Pool, path: string, body: object): Promise<string> => {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const answer = await pool.request({ method: 'POST', path, headers, body: JSON.stringify(body) });
      return answer.body.text();
    };
    const save = async (tablet: Tablet): Promise<void> => {
      const { sheetId, skuIds, saves } = tablet;
      const cells = skuIds.map((skuId, at) => ({ skuId, quantity: (saves + at) % 90, seen: saves }));
      const told = await post(http, '/graphql', { query: document, variables: { input: { sheetId, cells } } });
      if (!told.includes('"conflicts":[]')) throw new Error(`The cells were not saved: ${told.slice(0, 500)}`);
      tablet.saves++;
    };
    const upsert = async (tablet: Tablet): Promise<void> => {
      const { sheetId, skuIds, saves } = tablet;
      const cells = skuIds.map((skuId, at) => ({ skuId, quantity: (saves + at) % 90 }));
      const told = await post(bareHttp, '/', { sheetId, cells });
      if (!told.startsWith('[{')) throw new Error(`The cells were not saved: ${told.slice(0, 500)}`);
    };
    const perSecond = async (one: (tablet: Tablet) => Promise<void>): Promise<number> => {
      let done = 0;
      const began = performance.now();
      await Promise.all(
        Array.from({ length: clients }, async (_, client) => {
          for (let turn = client; performance.now() - began < seconds * 1000; turn += clients, done++) {
            const tablet = tablets[turn % tablets.length];
            if (tablet) await one(tablet);
          }
        }),
      );
      return (done * 1000) / (performance.now() - began);
    };
    for (const one of [save, upsert]) await perSecond(one);
    await atTheFair(tablets, save);
    return {
      ours: () => perSecond(save),
      baseline: () => perSecond(upsert),
      close: async () => {
        await http.close();
        await bareHttp.close();
        for (const child of [api, server]) child.kill();
      },
    };
  },
};

/** A minute of the fair: every buyer saves every 20 s, at a moment of his own. */
async function atTheFair(tablets: readonly Tablet[], save: (tablet: Tablet) => Promise<void>): Promise<void> {
  const waited: number[] = [];
  await Promise.all(
    tablets.map(async (tablet, at) => {
      await sleep((fair.everyMs * at) / fair.buyers);
      for (let turn = 0; turn < 3; turn++) {
        const began = performance.now();
        await save(tablet);
        const took = performance.now() - began;
        waited.push(took);
        await sleep(Math.max(0, fair.everyMs - took));
      }
    }),
  );
  const p95 = waited.toSorted((a, b) => a - b)[Math.floor(waited.length * 0.95)] ?? Number.NaN;
  process.stderr.write(
    `matrix-save: ${fair.buyers} buyers, ${waited.length} saves in a minute, p95 ${p95.toFixed(1)} ms (${fair.p95Ms} ms at most)\n`,
  );
  if (p95 > fair.p95Ms) throw new Error('Buyers waited too long');
}

/** A season that offers 205 styles of four colours and six sizes, and a sheet for each of 300 franchisees. */
async function fill(databaseUrl: string): Promise<Tablet[]> {
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  owner.on('error', () => undefined);
  await owner.query(`
    INSERT INTO season (code, kind, year) VALUES ('2009AW', 'AW', 2009);
    INSERT INTO size_run VALUES ('S', '{S,M,L,XL,XXL,F}');
    INSERT INTO style (number, name, style_group, category, season_code, season_codes, size_run, tag_price_fen, contract_price_fen)
      SELECT 'S' || n, 'style', '', '', '2009AW', '{2009AW}', 'S', 20000, 10000 FROM generate_series(1, 205) n;
    INSERT INTO style_colour SELECT id, '0' || n, 'colour', n FROM style, generate_series(1, 4) n;
    INSERT INTO sku (code, style_id, colour_code, size, position)
      SELECT t.number || '-' || c.code || '-' || z.size, t.id, c.code, z.size, c.position * 10 + z.nth
      FROM style t JOIN style_colour c ON c.style_id = t.id, unnest('{S,M,L,XL,XXL,F}'::text[]) WITH ORDINALITY AS z (size, nth);
    INSERT INTO franchisee (number, name, folded) SELECT 'K' || n, 'K' || n, 'k' || n FROM generate_series(1, ${fair.buyers}) n;
    INSERT INTO fair_sheet (season_id, franchisee_id, window_from, window_to)
      SELECT s.id, f.id, '2009-08-01', '2009-10-31' FROM season s, franchisee f;
    CREATE TABLE bare_cell (sheet_id uuid, sku_id uuid, quantity integer, PRIMARY KEY (sheet_id, sku_id));
    ANALYZE;`);
  const { rows } = await owner.query<{ sheetId: string; skuIds: string[] }>(
    `SELECT h.id AS "sheetId", ARRAY(SELECT id FROM sku ORDER BY code OFFSET h.n * 7 LIMIT ${cellsInSave}) AS "skuIds"
     FROM (SELECT id, row_number() OVER () AS n FROM fair_sheet) h`,
  );
  await owner.end();
  return rows.map((row) => ({ ...row, saves: 0 }));
}
