import type { ImportRun } from '@kefu/office/imports';
import type { EntityManager } from 'typeorm';

/**
 * Faults that show only beside other rows (S13): an unknown contract, another team than the contract's, a receipt that an earlier
 * line is already or that differs from the stored one, and reversals that cancel nothing, too much, or what never counted.
 */
export async function crossCheckReceipts(tx: EntityManager, { id: runId }: ImportRun): Promise<void> {
  await tx.query(
    `UPDATE mortgage_receipt_staging s SET contract_id = c.id, contract_team_id = c.team_id
     FROM mortgage_contract c WHERE s.run_id = $1 AND c.number = s.contract_number`,
    [runId],
  );
  await tx.query(
    `UPDATE mortgage_receipt_staging s SET known_id = r.id, confirms = r.credited_on IS NULL AND s.credited_on IS NOT NULL
     FROM mortgage_receipt r WHERE s.run_id = $1 AND (r.number = s.number OR (s.serial IS NOT NULL AND r.bank = s.bank AND r.serial = s.serial))`,
    [runId],
  );
  await tx.query(
    `INSERT INTO import_fault (run_id, line, column_key, code, shown, params)
     SELECT $1, line, 'contract', 'UNKNOWN_CONTRACT', contract_number, '{}'::jsonb
     FROM mortgage_receipt_staging WHERE run_id = $1 AND contract_id IS NULL AND contract_number <> ''
     UNION ALL
     SELECT $1, s.line, 'team', 'OTHER_TEAM', said.name, jsonb_build_object('team', has.name)
     FROM mortgage_receipt_staging s JOIN org_unit said ON said.id = s.team_id JOIN org_unit has ON has.id = s.contract_team_id
     WHERE s.run_id = $1 AND s.known_id IS NULL AND s.team_id <> s.contract_team_id
     UNION ALL
     SELECT $1, line, 'number', 'DUPLICATE_RECEIPT', coalesce(number, serial), jsonb_build_object('line', first_line) FROM (
       SELECT line, number, serial, min(line) OVER (PARTITION BY coalesce(number, bank || chr(31) || serial)) AS first_line
       FROM mortgage_receipt_staging WHERE run_id = $1 AND (number IS NOT NULL OR serial IS NOT NULL)) staged WHERE line > first_line
     UNION ALL
     SELECT $1, s.line, 'serial', 'DUPLICATE_RECEIPT', s.serial, jsonb_build_object('line', o.line)
     FROM mortgage_receipt_staging s JOIN mortgage_receipt_staging o ON o.run_id = s.run_id AND o.bank = s.bank AND o.serial = s.serial
     WHERE s.run_id = $1 AND o.line < s.line
     UNION ALL
     SELECT $1, s.line, 'number', 'DIFFERS_FROM_STORED', coalesce(s.number, s.serial), jsonb_build_object('stored',
       concat_ws(' ', c.number, r.received_on, coalesce(r.credited_on::text, '–'), (r.amount_fen / 100.0)::numeric(20, 2)))
     FROM mortgage_receipt_staging s JOIN mortgage_receipt r ON r.id = s.known_id JOIN mortgage_contract c ON c.id = r.contract_id
     WHERE s.run_id = $1 AND s.contract_id IS NOT NULL AND ((r.contract_id, r.kind, r.amount_fen, r.received_on)
       IS DISTINCT FROM (s.contract_id, s.kind, s.amount_fen, s.received_on)
       OR (r.credited_on IS NOT NULL AND s.credited_on IS NOT NULL AND r.credited_on <> s.credited_on))
     ON CONFLICT DO NOTHING`,
    [runId],
  );
  await markFaulty(tx, runId);
  await checkReversals(tx, runId);
  await markFaulty(tx, runId);
}

/** What may be cancelled: stored receipts, and sound new ones of the file. */
const cancelled = `SELECT id, number, contract_id, kind, amount_fen, credited_on FROM mortgage_receipt WHERE amount_fen > 0
  UNION ALL SELECT id, number, contract_id, kind, amount_fen, credited_on FROM mortgage_receipt_staging
  WHERE run_id = $1 AND NOT faulty AND known_id IS NULL AND amount_fen > 0`;

async function checkReversals(tx: EntityManager, runId: string): Promise<void> {
  await tx.query(
    `UPDATE mortgage_receipt_staging s SET reverses_id = r.id FROM (${cancelled}) r
     WHERE s.run_id = $1 AND s.amount_fen < 0 AND s.known_id IS NULL AND r.number = s.reverses_number
       AND r.contract_id = s.contract_id AND r.kind = s.kind`,
    [runId],
  );
  await tx.query(
    `WITH cancelled AS (${cancelled}), reversal AS (
       SELECT s.*, r.amount_fen AS whole, r.credited_on AS credited, coalesce((SELECT sum(o.amount_fen) FROM mortgage_receipt o WHERE o.reverses_id = r.id), 0)
         + sum(s.amount_fen) OVER (PARTITION BY s.reverses_id ORDER BY s.line) AS taken
       FROM mortgage_receipt_staging s LEFT JOIN cancelled r ON r.id = s.reverses_id
       WHERE s.run_id = $1 AND NOT s.faulty AND s.known_id IS NULL AND s.amount_fen < 0)
     INSERT INTO import_fault (run_id, line, column_key, code, shown, params)
     SELECT $1, line, 'reverses', 'UNKNOWN_REVERSED', reverses_number, '{}'::jsonb FROM reversal WHERE reverses_id IS NULL
     UNION ALL
     SELECT $1, line, 'amount', 'REVERSED_TOO_MUCH', (amount_fen / 100.0)::numeric(20, 2)::text,
       jsonb_build_object('yuan', (greatest(whole + taken - amount_fen, 0) / 100.0)::numeric(20, 2)::text)
     FROM reversal WHERE whole + taken < 0
     UNION ALL
     SELECT $1, line, 'creditedOn', 'REVERSED_BEFORE', credited_on::text, '{}'
     FROM reversal WHERE reverses_id IS NOT NULL AND credited_on IS NOT NULL AND coalesce(credited > credited_on, true)
     ON CONFLICT DO NOTHING`,
    [runId],
  );
}

async function markFaulty(tx: EntityManager, runId: string): Promise<void> {
  await tx.query(
    `UPDATE mortgage_receipt_staging s SET faulty = true FROM import_fault f
     WHERE f.run_id = $1 AND s.run_id = $1 AND s.line = f.line AND NOT s.faulty`,
    [runId],
  );
}
