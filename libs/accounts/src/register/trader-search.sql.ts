import type { RowScope } from '@kefu/platform/context';
import { sqlByValue } from '@kefu/platform/database';
import { fold, searchPatterns } from '@kefu/platform/search';
import type { Statement } from './trader-list.sql.ts';
import { traderColumns, traderScope, traderTables } from './trader-rows.ts';

/** What pinyin and initials are typed with; what holds anything else begins a name or a number, or stands inside one. */
const LETTERS = /^\p{Script=Latin}+$/u;

/**
 * The traders that a text finds, best first: the very name or number, then what begins with it, then a whole word
 * of the search key (pinyin, initials), the beginning of a word, anything inside. Each rank leaves out what those
 * before it found and stops at the limit, and PostgreSQL does not begin with one when those before it filled the page:
 * neither `李` nor `有限公司` nor `JY1` makes it walk through what nobody will see.
 * @returns undefined where the text holds nothing to look for
 */
export function traderSearch(scope: RowScope, typed: string, first: number): Statement | undefined {
  const patterns = searchPatterns(typed);
  const folded = fold(typed);
  if (patterns.length === 0) return undefined;
  const values: unknown[] = [];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const scoped = traderScope(scope, values);
  const like = (pattern: string): string => `t.search_key LIKE ${value(pattern)}`;
  const limit = `LIMIT ${value(first)}`;
  const number = folded.toUpperCase();
  const before: string[] = [];
  const rank = (condition: string, ordered = ''): string => {
    const other = before.length > 0 ? `AND NOT (${before.join(' OR ')})` : '';
    const nth = before.push(condition);
    return `(SELECT t.id, ${nth} AS rank FROM trader t WHERE (${condition}) ${other} AND ${scoped} ${ordered} ${limit})`;
  };
  const ranks = [
    rank(`t.number = ${value(number)}`),
    rank(`t.name_key = ${value(folded)}`),
    rank(`t.number LIKE ${value(`${number}%`)}`, 'ORDER BY t.number'),
    rank(`t.name_key LIKE ${value(`${folded}%`)}`, 'ORDER BY t.name_key, t.id'),
  ];
  if (LETTERS.test(folded)) {
    ranks.push(rank(`${like(`% ${folded}`)} OR ${like(`% ${folded} %`)}`), rank(like(`% ${folded}%`)));
  }
  ranks.push(rank(patterns.map(like).join(' AND ')));
  return {
    sql: sqlByValue(
      `SELECT ${traderColumns} FROM (${ranks.join(' UNION ALL ')} ${limit}) found
       JOIN trader t USING (id) ${traderTables} ORDER BY found.rank, t.name_key, t.number`,
      { instants: 'text' },
    ),
    values,
  };
}
