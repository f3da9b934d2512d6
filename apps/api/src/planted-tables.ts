import type { PlantedRows } from './planted-rows.ts';
import type { TestApi } from './testing.ts';

/**
 * Tables that hold no row of their own for a branch, a team or a person: what is counted anew from other rows, is
 * staged by a run or frozen by a closing; rules that name a branch and tell nothing of it.
 */
const notPlanted = [
  'account_count',
  'gateway_route',
  'import_row',
  'mortgage_contract_staging',
  'mortgage_receipt_staging',
  'mortgage_team_mapping',
  'period_report_row',
  'trader_excluded_row',
  'trader_staging',
];

/** Tables with a column of a branch, a team or an owner in which nothing of `planted` lies: plant it, or say why not. */
export async function forgottenTables(api: TestApi, { owner }: PlantedRows): Promise<string[]> {
  const { rows } = await api.database.pool.query<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND column_name IN ('branch_id', 'team_id')`,
  );
  const forgotten: string[] = [];
  for (const { table, column } of rows) {
    if (notPlanted.includes(table)) continue;
    const id = column === 'branch_id' ? owner.branchId : owner.teamId;
    const found = await api.database.pool.query(`SELECT FROM ${table} WHERE ${column} = $1 LIMIT 1`, [id]);
    if (found.rowCount === 0) forgotten.push(`${table}.${column}`);
  }
  return forgotten;
}

/** Everything that is stored of planted rows, in any table, as one sum: it tells whether anything was changed. */
export async function fingerprint(api: TestApi, { ids, mark }: PlantedRows): Promise<string> {
  const tables = await api.database.pool.query<{ table: string }>(
    `SELECT table_name AS table FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
     AND table_name NOT IN ('audit_entry', 'audit_link', 'idempotency_key', 'outbox', 'post_holding', 'session', 'post')
     ORDER BY table_name`,
  );
  const words = [mark, ...Object.values(ids)].map((word) => `%${word}%`);
  const each = tables.rows.map(
    ({ table }) => `SELECT '${table}' || t::text AS line FROM ${table} t WHERE t::text LIKE ANY($1::text[])`,
  );
  const { rows } = await api.database.pool.query<{ print: string }>(
    `SELECT md5(string_agg(line, '|' ORDER BY line)) AS print FROM (${each.join(' UNION ALL ')}) lines`,
    [words],
  );
  return rows[0]?.print ?? '';
}
