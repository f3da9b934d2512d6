import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TestApi } from './testing.ts';

/** A file of the franchise desk's year 2009. */
export const franchiseFile = (name: string): Buffer =>
  readFileSync(resolve(import.meta.dirname, '../../../testdata/franchise-2009', name));

/** Styles of one colour and the sizes S, M, L, at 100 yuan a piece. @returns id by SKU */
export async function plantSkus(api: TestApi, ...styles: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const { rows } = await api.database.pool.query<{ code: string; id: string }>(
    `WITH run AS (INSERT INTO size_run (code, sizes) VALUES ('SML', '{S,M,L}') ON CONFLICT DO NOTHING),
     made AS (INSERT INTO style (number, name, style_group, category, season_code, size_run, tag_price_fen, contract_price_fen)
       SELECT number, '文胸' || number, '內衣', '文胸', '2009AW', 'SML', 20000, 10000 FROM unnest($1::text[]) number RETURNING id, number),
     colour AS (INSERT INTO style_colour (style_id, code, name, position) SELECT id, '01', '黑', 1 FROM made)
     INSERT INTO sku (code, style_id, colour_code, size, position)
     SELECT made.number || '-01-' || size, made.id, '01', size, at FROM made, unnest('{S,M,L}'::text[]) WITH ORDINALITY AS s (size, at)
     RETURNING code, id`,
    [styles],
  );
  return Object.fromEntries(rows.map(({ code, id }) => [code, id]));
}

/** The id of the central warehouse, or of an own store made for the name. */
export async function place(api: TestApi, store?: string): Promise<string> {
  const { rows } = await api.database.pool.query<{ id: string }>(
    store === undefined
      ? `SELECT id FROM stock_place WHERE kind = 'WAREHOUSE'`
      : {
          text: `INSERT INTO stock_place (code, name, kind) VALUES ($1, $1, 'OWN_STORE') RETURNING id`,
          values: [store],
        },
  );
  return rows[0]?.id ?? '';
}
