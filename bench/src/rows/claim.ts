import { batchSize, LedgerRows } from '../ledger/ledger-rows.ts';
import type { Row } from '../row.ts';

const take = `
  UPDATE message SET state = 'sending', fence = fence + 1, lease_until = clock_timestamp() + interval '60 s', changed_at = clock_timestamp()
  WHERE id IN (SELECT id FROM message WHERE shard = $1 AND state = 'planned' ORDER BY id LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)
  RETURNING id, recipient, level, subject_id, purpose, fence, branch_id`;

const finish = `
  UPDATE message m SET state = 'accepted', gateway_reference = r.reference, segments = 1, address_masked = r.masked, lease_until = NULL,
    changed_at = clock_timestamp()
  FROM unnest($1::uuid[], $2::text[], $3::text[]) AS r (id, reference, masked) WHERE m.id = r.id`;

/**
 * Claiming messages and writing down that they were accepted (X7): the worker's own transitions, with their hours, leases, doubts,
 * fences and gateways, against two bare statements that do the same to rows of which everything is known to be well.
 */
export const claim: Row = {
  name: 'claim',
  unit: 'rows/s',
  target: 0.85,
  async prepare(bench) {
    const ledger = await LedgerRows.prepare(bench, Math.round(100_000 * bench.scale));
    const { pool } = ledger.database;
    return {
      ours: () => ledger.round((shard) => ledger.emptyAsWorker(shard)),
      baseline: () =>
        ledger.round(async (shard) => {
          for (;;) {
            const { rows } = await pool.query<{ id: string }>({ name: 'take', text: take, values: [shard] });
            if (rows.length === 0) return;
            const ids = rows.map(({ id }) => id);
            await pool.query({ name: 'finish', text: finish, values: [ids, ids, ids.map(() => '199****0000')] });
          }
        }),
      close: () => ledger.close(),
    };
  },
};
