import type { RowScope } from '@kefu/platform/context';
import { sqlByValue } from '@kefu/platform/database';
import { fold, searchPatterns } from '@kefu/platform/search';
import type { Statement } from './trader-list.sql.ts';
import { traderColumns, traderScope, traderTables } from './trader-rows.ts';

/**
 * The traders that a text finds, best first: the very name or number, then what begins with it, then a whole word
 * of the search key (pinyin, initials), the beginning of a word, anything inside. Each rank stops at the limit by
 * itself, so that neither `李` nor `有限公司` makes PostgreSQL walk through what nobody will see.
 * @returns undefined where the text holds nothing to look for
 */
export function traderSearch(scope: RowScope, typed: string, first: number): Statement | undefined {
  const patterns = searchPatterns(typed);
  const folded = fold(typed);
  if (patterns.length === 0) return undefined;
  const values: unknown[] = [];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const scoped = traderScope(scope, values);
  const [text, start, number] = [value(folded), value(`${folded}%`), value(folded.toUpperCase())];
  const numberStart = value(`${folded.toUpperCase()}%`);
  const limit = `LIMIT ${value(first)}`;
  const rank = (order: number, condition: string, ordered = ''): string =>
    `(SELECT t.id, ${order} AS rank FROM trader t WHERE (${condition}) AND ${scoped} ${ordered} ${limit})`;
  const ranks = [
    rank(0, `t.name_key = ${text}`),
    rank(0, `t.number = ${number}`),
    rank(1, `t.number LIKE ${numberStart}`, 'ORDER BY t.number'),
    rank(1, `t.name_key LIKE ${start}`, 'ORDER BY t.name_key, t.id'),
    rank(2, `t.search_key LIKE ${value(`% ${folded}`)} OR t.search_key LIKE ${value(`% ${folded} %`)}`),
    rank(3, `t.search_key LIKE ${value(`% ${folded}%`)}`),
    rank(4, patterns.map((pattern) => `t.search_key LIKE ${value(pattern)}`).join(' AND ')),
  ];
  return {
    sql: sqlByValue(
      `SELECT ${traderColumns}
       FROM (SELECT id, min(rank) AS rank FROM (${ranks.join(' UNION ALL ')}) ranked GROUP BY id) found
       JOIN trader t USING (id) ${traderTables}
       ORDER BY found.rank, t.name_key, t.number ${limit}`,
      { instants: 'text' },
    ),
    values,
  };
}
