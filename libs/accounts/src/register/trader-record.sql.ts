import type { RowScope } from '@kefu/platform/context';
import { sql } from '@kefu/platform/database';
import type { Statement } from './trader-list.sql.ts';
import { traderColumns, traderScope, traderTables } from './trader-rows.ts';

/** One trader, by id or by number, where the scope reaches it. */
export function oneTrader(scope: RowScope, by: 'id' | 'number', key: string): Statement {
  const values: unknown[] = [key];
  const scoped = traderScope(scope, values);
  const kind = scope.all ? 'all' : `${values.length - 1}.${Array.isArray(values[1]) ? 'any' : 'one'}`;
  return {
    sql: sql(
      `trader.one.${by}.${kind}`,
      `SELECT ${traderColumns} FROM trader t ${traderTables} WHERE t.${by} = $1 AND ${scoped}`,
      { instants: 'text' },
    ),
    values,
  };
}

/** A trader's phones, masked, the main one first. */
export const phonesOfTraders = sql(
  'trader.phones',
  `SELECT trader_id AS "traderId", jsonb_build_object('position', position, 'masked', phone_masked) AS thing FROM trader_phone
   WHERE trader_id = ANY($1::uuid[]) ORDER BY trader_id, position`,
);

/** Tags of traders. */
export const tagsOfTraders = sql(
  'trader.tags',
  `SELECT trader_id AS "traderId", tag AS thing FROM trader_tag WHERE trader_id = ANY($1::uuid[]) ORDER BY trader_id, tag`,
);

/** Terms of traders, the newest first. */
export const termsOfTraders = sql(
  'trader.terms',
  `SELECT trader_id AS "traderId", jsonb_build_object('id', id, 'startsOn', starts_on, 'endsOn', ends_on,
     'state', state, 'current', renewed_by IS NULL, 'version', version) AS thing FROM term WHERE trader_id = ANY($1::uuid[]) ORDER BY trader_id, ends_on DESC`,
);
