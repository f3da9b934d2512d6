import { fold } from '@kefu/platform/search';
import type { StylesArgs } from './style.types.ts';
import { stylePicture } from './style-picture.sql.ts';

/** Statement of styles for one caller, whose id is the first value. */
export const styleRows = `SELECT t.id, t.number, t.name, t.style_group AS "group", t.category, t.season_codes AS seasons, t.size_run AS "sizeRun",
  r.sizes, t.tag_price_fen AS "tagPrice", t.contract_price_fen AS "contractPrice", t.state, e.name AS "enteredBy",
  v.name AS "verifiedBy", ${stylePicture('t')} AS picture, coalesce(t.entered_by::text = $1, false) AS mine, t.version,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('code', c.code, 'name', c.name) ORDER BY c.position), '[]')
   FROM style_colour c WHERE c.style_id = t.id) AS colours
  FROM style t JOIN size_run r ON r.code = t.size_run
  LEFT JOIN person e ON e.id = t.entered_by LEFT JOIN person v ON v.id = t.verified_by`;

/** What narrows a list of styles; its values are pushed behind the caller's id. */
export function styleConditions({ text, category, state }: StylesArgs, values: unknown[]): string[] {
  const conditions = ['$1::text IS NOT NULL'];
  if (text && fold(text)) conditions.push(`t.search_key LIKE '%' || $${values.push(fold(text))} || '%'`);
  if (category) conditions.push(`t.category = $${values.push(category)}`);
  if (state) conditions.push(`t.state = $${values.push(state)}`);
  return conditions;
}
