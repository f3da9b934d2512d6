import type { ImportRun } from '@kefu/office/imports';
import type { EntityManager } from 'typeorm';
import { meetKnownTraders } from './known-numbers.ts';

/**
 * Faults that show only beside other rows (T6): a certificate or number that an earlier line or the register has
 * already is refused; the same folded name with the same main phone is put to a person. Set-based: a million rows are
 * compared in a few seconds. The earlier line stands, the later one is the fault. A row that is to change a trader is never
 * a fault for being that trader.
 */
export async function crossCheckTraders(tx: EntityManager, run: ImportRun): Promise<void> {
  const { id: runId } = run;
  // A million rows are grouped in memory rather than on disk.
  await tx.query(`SET LOCAL work_mem = '64MB'`);
  await meetKnownTraders(tx, run);
  await tx.query(
    `INSERT INTO import_fault (run_id, line, column_key, code, shown, params)
     SELECT $1, line, 'certificate', 'DUPLICATE_CERTIFICATE', certificate_masked, jsonb_build_object('duplicateOf', first_number)
     FROM (
       SELECT line, certificate_masked, first_value(number) OVER same AS first_number, row_number() OVER same AS nth
       FROM trader_staging WHERE run_id = $1 AND certificate_index IN (
         SELECT certificate_index FROM trader_staging WHERE run_id = $1 AND certificate_index IS NOT NULL
         GROUP BY certificate_index HAVING count(*) > 1)
       WINDOW same AS (PARTITION BY certificate_index ORDER BY line)
     ) staged WHERE nth > 1
     UNION ALL
     SELECT $1, s.line, 'certificate', 'DUPLICATE_CERTIFICATE', s.certificate_masked, jsonb_build_object('duplicateOf', t.number)
     FROM trader_staging s JOIN trader t ON t.certificate_index = s.certificate_index
     WHERE s.run_id = $1 AND t.id IS DISTINCT FROM s.update_of
     ON CONFLICT DO NOTHING`,
    [runId],
  );
  await tx.query(
    `INSERT INTO import_fault (run_id, line, column_key, code, shown, params)
     SELECT $1, line, 'number', 'DUPLICATE_NUMBER', number, jsonb_build_object('duplicateOf', first_name)
     FROM (
       SELECT line, number, first_value(name) OVER same AS first_name, row_number() OVER same AS nth
       FROM trader_staging WHERE run_id = $1 AND number IN (
         SELECT number FROM trader_staging WHERE run_id = $1 AND number <> '' GROUP BY number HAVING count(*) > 1)
       WINDOW same AS (PARTITION BY number ORDER BY line)
     ) staged WHERE nth > 1
     UNION ALL
     SELECT $1, s.line, 'number', 'DUPLICATE_NUMBER', s.number, jsonb_build_object('duplicateOf', t.name)
     FROM trader_staging s JOIN trader t ON t.number = s.number
     WHERE s.run_id = $1 AND s.update_of IS NULL
     ON CONFLICT DO NOTHING`,
    [runId],
  );
  // Whoever shares a certificate as well is already refused for that: asking twice would only confuse.
  await tx.query(
    `INSERT INTO import_fault (run_id, line, column_key, code, shown, params)
     SELECT $1, line, 'name', 'SAME_NAME_AND_PHONE', name, jsonb_build_object('duplicateOf', first_number)
     FROM (
       SELECT line, name, first_value(number) OVER same AS first_number, row_number() OVER same AS nth,
         ${asked} AS asked
       FROM trader_staging s WHERE run_id = $1 AND (name_key, phone_index) IN (
         SELECT name_key, phone_index FROM trader_staging WHERE run_id = $1 AND phone_index IS NOT NULL
         GROUP BY name_key, phone_index HAVING count(*) > 1)
       WINDOW same AS (PARTITION BY name_key, phone_index ORDER BY line)
     ) staged WHERE nth > 1 AND asked AND NOT EXISTS (
       SELECT FROM import_fault f WHERE f.run_id = $1 AND f.line = staged.line AND f.code = 'DUPLICATE_CERTIFICATE')
     UNION ALL
     SELECT $1, s.line, 'name', 'SAME_NAME_AND_PHONE', s.name, jsonb_build_object('duplicateOf', t.number)
     FROM trader_staging s
     JOIN trader_phone p ON p.phone_index = s.phone_index
     JOIN trader t ON t.id = p.trader_id AND t.name_key = s.name_key
     WHERE s.run_id = $1 AND t.id IS DISTINCT FROM s.update_of AND ${asked} AND NOT EXISTS (
       SELECT FROM import_fault f WHERE f.run_id = $1 AND f.line = s.line AND f.code = 'DUPLICATE_CERTIFICATE')
     ON CONFLICT DO NOTHING`,
    [runId],
  );
  await tx.query(
    `UPDATE trader_staging s SET faulty = true FROM import_fault f
     WHERE f.run_id = $1 AND s.run_id = $1 AND s.line = f.line AND NOT s.faulty`,
    [runId],
  );
}

/** Whether a row `s` brings its name and phone anew: of a known trader who keeps both, somebody was asked before. */
const asked = `(s.update_of IS NULL OR s.changes && '{name,phones}')`;
