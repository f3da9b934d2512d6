import type { ChangeCounts, ImportRun, RowChange } from '@kefu/office/imports';
import type { EntityManager } from 'typeorm';
import { sensitiveFields, type TraderField } from '../trader/trader-fields.ts';
import { knownNumbers } from './columns.ts';

/** Columns by the field of a trader that they change; a column that the file lacks changes nothing. */
const fieldOf: Readonly<Record<string, TraderField>> = {
  name: 'name',
  certificate: 'certificate',
  phones: 'phones',
  branch: 'branchId',
  marketOwner: 'marketOwner',
  priority: 'priority',
  seatNumber: 'seatNumber',
  remark: 'remark',
};
const sensitiveColumns = Object.keys(fieldOf).filter((column) =>
  sensitiveFields.includes(fieldOf[column] as TraderField),
);

/** When a staged row `s` differs from its trader `t`, by column. */
const differs: Readonly<Record<string, string>> = {
  name: 's.name <> t.name',
  certificate: 's.certificate_index <> t.certificate_index',
  phones: `ARRAY[s.phone_index] || ARRAY(SELECT decode(p ->> 'index', 'hex') FROM jsonb_array_elements(s.more_phones) p)
    <> ARRAY(SELECT phone_index FROM trader_phone WHERE trader_id = t.id ORDER BY position)`,
  branch: 's.branch_id <> t.branch_id',
  marketOwner: 's.market_owner IS DISTINCT FROM t.market_owner',
  priority: 's.priority <> t.priority',
  seatNumber: 's.seat_number IS DISTINCT FROM t.seat_number',
  remark: 's.remark <> t.remark',
};

/**
 * Where a person chose that known numbers are updates (T6): finds the trader of each row and the columns in which it
 * differs, and what an update never does. Without that choice it does nothing, and known numbers are refused.
 */
export async function meetKnownTraders(tx: EntityManager, run: ImportRun): Promise<void> {
  if (run.options[knownNumbers] !== 'update') return;
  const columns = Object.entries(differs).filter(([column]) => run.mapping.includes(column));
  await tx.query(
    `UPDATE trader_staging s SET update_of = t.id, update_version = t.version,
       changes = array_remove(ARRAY[${columns.map(([column, when]) => `CASE WHEN ${when} THEN '${column}' END`).join(', ')}]::text[], NULL)
     FROM trader t WHERE s.run_id = $1 AND t.number = s.number`,
    [run.id],
  );
  await tx.query(
    `INSERT INTO import_fault (run_id, line, column_key, code, shown, params)
     SELECT $1, s.line, 'number', 'TRADER_CLOSED', s.number, '{}'::jsonb
     FROM trader_staging s JOIN trader t ON t.id = s.update_of WHERE s.run_id = $1 AND t.state = 'closed'
     UNION ALL
     SELECT $1, s.line, 'kind', 'KIND_DIFFERS', CASE s.kind WHEN 'company' THEN '法人' ELSE '自然人' END, '{}'
     FROM trader_staging s JOIN trader t ON t.id = s.update_of WHERE s.run_id = $1 AND s.kind <> t.kind
     UNION ALL
     SELECT $1, s.line, 'endsOn', 'TERM_DIFFERS', s.ends_on::text,
       jsonb_build_object('startsOn', coalesce(m.starts_on::text, '–'), 'endsOn', coalesce(m.ends_on::text, '–'))
     FROM trader_staging s LEFT JOIN term m ON m.trader_id = s.update_of AND m.renewed_by IS NULL
     WHERE s.run_id = $1 AND s.update_of IS NOT NULL AND s.starts_on IS NOT NULL AND s.ends_on IS NOT NULL AND NOT EXISTS (
       SELECT FROM term had WHERE had.trader_id = s.update_of AND had.starts_on = s.starts_on AND had.ends_on = s.ends_on)
     ON CONFLICT DO NOTHING`,
    [run.id],
  );
}

/** How many sound rows change their trader, and how many say what is known. */
export async function countChanges(tx: EntityManager, runId: string): Promise<ChangeCounts> {
  const [counts]: [ChangeCounts] = await tx.query(
    `SELECT count(*) FILTER (WHERE changes <> '{}')::int AS changed, count(*) FILTER (WHERE changes = '{}')::int AS unchanged,
       count(*) FILTER (WHERE changes && $2::text[])::int AS sensitive
     FROM trader_staging WHERE run_id = $1 AND update_of IS NOT NULL AND NOT faulty`,
    [runId, sensitiveColumns],
  );
  return counts;
}

/** Traders side by side with what the rows behind a line would make of them; personal cells masked. */
export async function changesBehind(
  tx: EntityManager,
  runId: string,
  after: number,
  first: number,
): Promise<readonly RowChange[]> {
  const rows: { line: number; label: string; changes: string[]; cells: Record<string, [string, string]> }[] =
    await tx.query(
      `SELECT s.line, t.number || ' ' || t.name AS label, s.changes, jsonb_build_object(
         'name', ARRAY[t.name, s.name],
         'certificate', ARRAY[t.certificate_masked, s.certificate_masked],
         'phones', ARRAY[
           (SELECT string_agg(phone_masked, ' / ' ORDER BY position) FROM trader_phone WHERE trader_id = t.id),
           concat_ws(' / ', s.phone_masked,
             (SELECT string_agg(p ->> 'masked', ' / ') FROM jsonb_array_elements(s.more_phones) p))],
         'branch', ARRAY[was.name, becomes.name],
         'marketOwner', ARRAY[t.market_owner, s.market_owner],
         'priority', ARRAY[CASE WHEN t.priority THEN '重要' ELSE '普通' END, CASE WHEN s.priority THEN '重要' ELSE '普通' END],
         'seatNumber', ARRAY[t.seat_number, s.seat_number],
         'remark', ARRAY[t.remark, s.remark]) AS cells
       FROM trader_staging s JOIN trader t ON t.id = s.update_of
       JOIN org_unit was ON was.id = t.branch_id JOIN org_unit becomes ON becomes.id = s.branch_id
       WHERE s.run_id = $1 AND NOT s.faulty AND s.changes <> '{}' AND s.line > $2 ORDER BY s.line LIMIT $3`,
      [runId, after, first],
    );
  return rows.map(({ line, label, changes, cells }) => ({
    line,
    label,
    cells: changes.map((column) => ({
      column,
      before: cells[column]?.[0] ?? '',
      after: cells[column]?.[1] ?? '',
      sensitive: sensitiveColumns.includes(column),
    })),
  }));
}
