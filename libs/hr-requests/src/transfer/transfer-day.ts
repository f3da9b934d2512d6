import type { AuditRecord } from '@kefu/platform/audit';
import { changePosts, undoPostChange } from '@kefu/platform/identity';
import type { EntityManager } from 'typeorm';
import { readPosts, type TransferPosts } from './transfer-posts.ts';

/** Enters a change into the record of posts for its day. @returns what the audit keeps of it @throws NobodyLeft */
export async function enterDay(tx: EntityManager, id: string, posts: TransferPosts, on: string): Promise<AuditRecord> {
  const change = await changePosts(tx, posts.fromHoldingId, posts.toPostId, on);
  await tx.query('UPDATE hr_request SET to_holding_id = $2, from_ended_on = $3 WHERE id = $1', [
    id,
    change.toHoldingId,
    change.endedOnBefore,
  ]);
  return {
    action: 'transfer.dated',
    subject: { type: 'person', id: posts.personId },
    before: { post: posts.fromTitle, unit: posts.fromUnit, endsOn: change.endedOnBefore },
    after: { post: posts.toTitle, unit: posts.toUnit, startsOn: on },
  };
}

/** Takes the day of a change back, and what of it stands in the record of posts. @throws NobodyLeft */
export async function takeDayBack(tx: EntityManager, id: string): Promise<void> {
  const posts = await readPosts(tx, id);
  await tx.query(
    'UPDATE hr_request SET effective_on = NULL, to_holding_id = NULL, from_ended_on = NULL WHERE id = $1',
    [id],
  );
  if (posts?.change) await undoPostChange(tx, posts.fromHoldingId, posts.change);
}
