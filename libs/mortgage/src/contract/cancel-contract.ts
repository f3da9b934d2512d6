import type { AuditTrail } from '@kefu/platform/audit';
import type { EntityManager } from 'typeorm';

/**
 * Cancels an open contract (S2, S18): its house may be sold again, and none of its fees is owed any more; what was paid of them
 * is to be given back. Of one that is cancelled already nothing changes.
 */
export async function cancelContract(tx: EntityManager, audit: AuditTrail, contractId: string): Promise<void> {
  const [cancelled]: [object[]] = await tx.query(
    `UPDATE mortgage_contract SET state = 'cancelled', version = version + 1, updated_at = now()
     WHERE id = $1 AND state = 'open' RETURNING id`,
    [contractId],
  );
  if (cancelled.length === 0) return;
  await tx.query(
    `WITH locked AS (SELECT id FROM mortgage_fee WHERE contract_id = $1 ORDER BY id FOR UPDATE)
     UPDATE mortgage_fee f SET cancelled = true, version = version + 1 FROM locked WHERE f.id = locked.id`,
    [contractId],
  );
  await audit.record(tx, {
    action: 'mortgageContract.cancelled',
    subject: { type: 'mortgageContract', id: contractId },
    before: { state: 'open' },
    after: { state: 'cancelled' },
  });
}
