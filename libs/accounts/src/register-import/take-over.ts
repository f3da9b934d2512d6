import type { ImportRun } from '@kefu/office/imports';
import { suspendIndexes } from '@kefu/platform/database';
import type { EntityManager } from 'typeorm';
import { takeOverAccounts } from '../account-event/index.ts';

/** From so many rows on, indexes of an empty register are made afterwards. Fewer are taken over before anybody waits for them. */
const worthSuspending = 10_000;

/** Sound rows of numbers that the register does not have. */
const taken = 'run_id = $1 AND NOT faulty AND update_of IS NULL';

/**
 * Takes the staged rows of new traders without a fault into the register, and the faulty ones into the data-quality queue (T6).
 * @returns how many traders were made
 */
export async function takeOverTraders(tx: EntityManager, run: ImportRun): Promise<number> {
  if (run.rowCount >= worthSuspending) await suspendIndexes(tx, 'trader', 'trader_phone', 'term', 'account_event');
  const [made] = await tx.query<{ count: number }[]>(
    `WITH made AS (
       INSERT INTO trader (id, number, name, name_key, search_key, kind, certificate_kind, certificate_sealed,
         certificate_index, certificate_masked, branch_id, market_owner, priority, seat_number, remark, import_run_id)
       SELECT id, number, name, name_key, search_key, kind, certificate_kind, certificate_sealed,
         certificate_index, certificate_masked, branch_id, market_owner, priority, seat_number, remark, $1
       FROM trader_staging WHERE ${taken}
       RETURNING 1
     ) SELECT count(*)::int AS count FROM made`,
    [run.id],
  );
  await tx.query(
    `INSERT INTO trader_phone (trader_id, position, phone_sealed, phone_index, phone_masked)
     SELECT id, 1, phone_sealed, phone_index, phone_masked FROM trader_staging WHERE ${taken}
     UNION ALL
     SELECT s.id, more.nth + 1, more.phone ->> 'sealed', decode(more.phone ->> 'index', 'hex'), more.phone ->> 'masked'
     FROM trader_staging s, jsonb_array_elements(s.more_phones) WITH ORDINALITY AS more (phone, nth)
     WHERE s.more_phones IS NOT NULL AND ${taken}`,
    [run.id],
  );
  await tx.query(
    `INSERT INTO term (trader_id, starts_on, ends_on)
     SELECT id, starts_on, ends_on FROM trader_staging WHERE ${taken}`,
    [run.id],
  );
  const opened = `SELECT id, branch_id, kind, starts_on FROM trader_staging WHERE ${taken}`;
  await takeOverAccounts(tx, run.id, opened, [run.id]);
  await queueFaults(tx, run);
  return made?.count ?? 0;
}

async function queueFaults(tx: EntityManager, run: ImportRun): Promise<void> {
  await tx.query(
    `INSERT INTO trader_excluded_row (run_id, line, number, name, branch_id, columns, options, cells_sealed)
     SELECT s.run_id, s.line, coalesce(s.number, ''), coalesce(s.name, ''), s.branch_id, $2, $3, r.cells_sealed
     FROM trader_staging s JOIN import_faulty_row r ON r.run_id = s.run_id AND r.line = s.line
     WHERE s.run_id = $1 AND s.faulty`,
    [run.id, run.mapping, JSON.stringify(run.options)],
  );
  await tx.query(
    `INSERT INTO trader_fault (row_id, branch_id, code, field, shown, params)
     SELECT r.id, r.branch_id, f.code, f.column_key, f.shown, f.params
     FROM import_fault f JOIN trader_excluded_row r ON r.run_id = f.run_id AND r.line = f.line
     WHERE f.run_id = $1 ORDER BY f.line`,
    [run.id],
  );
}
