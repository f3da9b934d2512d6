import type { EntityManager } from 'typeorm';
import { Chain } from '../request/chain.ts';
import { transferRoute } from './transfer.route.ts';
import type { TransferPosts } from './transfer-posts.ts';

/** Finds whom a change of posts goes to (H5): the post above each of the two, HR, the general manager. */
export async function chainOf(tx: EntityManager, posts: TransferPosts): Promise<Chain> {
  const chain = new Chain(tx, { personId: posts.personId, reportsTo: posts.fromReportsTo });
  await chain.askAbove('currentManager', posts.fromTitle, posts.fromReportsTo);
  await chain.askAbove('targetManager', posts.toTitle, posts.toReportsTo);
  for (const { key, title, permission } of transferRoute.steps) {
    if (permission) await chain.askHolders(key, title, permission);
  }
  return chain;
}
