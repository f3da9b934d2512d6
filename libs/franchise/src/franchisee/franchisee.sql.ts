import { fold } from '@kefu/platform/search';
import type { FranchiseesArgs } from './franchisee.types.ts';

/** A franchisee with its other names, as everybody reads it. */
export const franchiseeRows = `SELECT f.id, f.number, f.name, f.office, f.is_new AS "isNew", f.priority_tier AS "priorityTier",
  f.joined_season AS "joinedSeason", f.state, f.phone_masked AS "phoneMasked", f.certificate_masked AS "certificateMasked",
  f.version,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'alias', a.alias) ORDER BY a.alias), '[]')
   FROM franchisee_alias a WHERE a.franchisee_id = f.id) AS aliases FROM franchisee f`;

/** What narrows a list of franchisees; its values are pushed. */
export function franchiseeConditions({ text, state, onlyNew }: FranchiseesArgs, values: unknown[]): string[] {
  const conditions = ['TRUE'];
  if (text && fold(text)) conditions.push(`f.search_key LIKE '%' || $${values.push(fold(text))} || '%'`);
  if (state) conditions.push(`f.state = $${values.push(state)}`);
  if (onlyNew) conditions.push('f.is_new');
  return conditions;
}
