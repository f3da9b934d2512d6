import type { EntityManager } from 'typeorm';
import type { CarriedOut } from '../request/snapshot.ts';
import { heirOf, type LyingKind } from './person-works.ts';
import type { PostsLeft } from './transfer-posts.ts';

/**
 * Does away with what lies with somebody who leaves a post (H5): it goes to whoever was named for it, or where nobody was, or
 * they left meanwhile, to whoever speaks for the post above; what belongs to the post ends. Where nobody is there to get it,
 * it stays. @param lying the kinds of which something lies there
 */
export async function settleWorks(
  tx: EntityManager,
  { personId, fromReportsTo, successors }: PostsLeft,
  lying: readonly LyingKind[],
): Promise<CarriedOut['settled']> {
  const alone = lying.some(({ kind, fate }) => fate === 'handedOver' && !successors[kind]);
  const above = alone ? await heirOf(tx, fromReportsTo, personId) : undefined;
  const settled: { kind: string; count: number; to: string | null }[] = [];
  for (const { kind, fate, settleSql } of lying) {
    if (!settleSql) continue;
    const heir = fate === 'handedOver' ? (successors[kind] ?? above) : null;
    if (heir === undefined) continue;
    const [rows]: [unknown[]] = await tx.query(settleSql, heir ? [personId, heir.id] : [personId]);
    if (rows.length > 0) settled.push({ kind, count: rows.length, to: heir?.name ?? null });
  }
  return settled;
}
