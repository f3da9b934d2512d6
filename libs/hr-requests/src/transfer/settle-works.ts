import { allPersonWork } from '@kefu/platform/identity';
import type { EntityManager } from 'typeorm';
import type { CarriedOut } from '../request/snapshot.ts';
import { heirOf } from './person-works.ts';
import type { TransferPosts } from './transfer-posts.ts';

/**
 * Does away with what lies with somebody who leaves a post (H5): it goes to whoever was named for it, or where nobody was, or
 * they left meanwhile, to whoever speaks for the post above; what belongs to the post ends. Where nobody is there to get it,
 * it stays.
 */
export async function settleWorks(
  tx: EntityManager,
  requestId: string,
  { personId, fromReportsTo }: TransferPosts,
): Promise<CarriedOut['settled']> {
  const named: { kind: string; id: string; name: string }[] = await tx.query(
    `SELECT s.kind, p.id, p.name FROM hr_successor s JOIN person p ON p.id = s.successor_id AND p.active
     WHERE s.request_id = $1 AND p.id <> $2`,
    [requestId, personId],
  );
  const above = await heirOf(tx, fromReportsTo, personId);
  const settled: { kind: string; count: number; to: string | null }[] = [];
  for (const { kind, fate, settleSql } of allPersonWork()) {
    if (!settleSql) continue;
    const heir = fate === 'handedOver' ? (named.find((each) => each.kind === kind) ?? above) : null;
    if (heir === undefined) continue;
    const [rows]: [unknown[]] = await tx.query(settleSql, heir ? [personId, heir.id] : [personId]);
    if (rows.length > 0) settled.push({ kind, count: rows.length, to: heir?.name ?? null });
  }
  return settled;
}
