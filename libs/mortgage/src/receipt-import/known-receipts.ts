import type { ChangeCounts, RowChange } from '@kefu/office/imports';
import type { EntityManager } from 'typeorm';

/** How many sound rows confirm a stored receipt, and how many say what is known. */
export async function countConfirmations(tx: EntityManager, runId: string): Promise<ChangeCounts> {
  const [counts]: [Omit<ChangeCounts, 'sensitive'>] = await tx.query(
    `SELECT count(*) FILTER (WHERE confirms)::int AS changed, count(*) FILTER (WHERE NOT confirms)::int AS unchanged
     FROM mortgage_receipt_staging WHERE run_id = $1 AND known_id IS NOT NULL AND NOT faulty`,
    [runId],
  );
  return { ...counts, sensitive: 0 };
}

/** Stored receipts that the rows behind a line confirm. */
export async function confirmationsBehind(
  tx: EntityManager,
  runId: string,
  after: number,
  first: number,
): Promise<readonly RowChange[]> {
  const rows: { line: number; label: string; creditedOn: string }[] = await tx.query(
    `SELECT s.line, coalesce(s.number, s.bank || ' ' || s.serial) AS label, s.credited_on AS "creditedOn"
     FROM mortgage_receipt_staging s WHERE s.run_id = $1 AND NOT s.faulty AND s.confirms AND s.line > $2 ORDER BY s.line LIMIT $3`,
    [runId, after, first],
  );
  return rows.map(({ line, label, creditedOn }) => ({
    line,
    label,
    cells: [{ column: 'creditedOn', before: '', after: creditedOn, sensitive: false }],
  }));
}
