import type { Reason } from '@kefu/office/lifecycle';
import { holdersSql, speakersSql } from '@kefu/platform/identity';
import type { EntityManager } from 'typeorm';
import { text, worded } from '../request/words.ts';
import { transferRoute } from './transfer.route.ts';
import type { TransferPosts } from './transfer-posts.ts';

/** Whom a request goes to: posts by the key of their step, and every hole in the chain. */
export interface Chain {
  readonly posts: Readonly<Record<string, string>>;
  readonly holes: readonly Reason[];
}

const noSuperior = text(
  '崗位「{post}」沒有登記直接上級，無法送審；請人事登記後再提交',
  '岗位「{post}」没有登记直接上级，无法送审；请人事登记后再提交',
  'Nobody is recorded above the post “{post}”: ask HR to record it, then hand in again',
);
const nobodySpeaks = text(
  '崗位「{post}」的上級崗位現在都沒有人，無法送審；請人事安排後再提交',
  '岗位「{post}」的上级岗位现在都没有人，无法送审；请人事安排后再提交',
  'Nobody holds a post above “{post}” now: ask HR to see to it, then hand in again',
);
const nobodyDecides = text(
  '「{step}」這一步除申請人外沒有人可以審批；請人事安排後再提交',
  '「{step}」这一步除申请人外没有人可以审批；请人事安排后再提交',
  'Nobody but the applicant may decide the step “{step}”: ask HR to see to it, then hand in again',
);

/**
 * Finds whom a change of posts goes to (H5): the post above each of the two; HR and the general manager, or where nobody but
 * the applicant is, the post above the applicant's. A vacant post is spoken for by the next one above.
 */
export async function chainOf(tx: EntityManager, posts: TransferPosts): Promise<Chain> {
  const found: Record<string, string> = {};
  const holes: Reason[] = [];
  const ask = async (step: string, post: string, above: string | null): Promise<void> => {
    if (above === null) holes.push({ code: 'NO_SUPERIOR', text: noSuperior, values: { post } });
    else if (await speaks(tx, above, posts.personId)) found[step] = above;
    else holes.push({ code: 'NOBODY_ABOVE', text: nobodySpeaks, values: { post } });
  };
  await ask('currentManager', posts.fromTitle, posts.fromReportsTo);
  await ask('targetManager', posts.toTitle, posts.toReportsTo);
  for (const { key, title, permission } of transferRoute.steps) {
    if (!permission || (await decides(tx, permission, posts.personId))) continue;
    if (posts.fromReportsTo && (await speaks(tx, posts.fromReportsTo, posts.personId)))
      found[key] = posts.fromReportsTo;
    else holes.push({ code: 'NOBODY_DECIDES', text: worded(nobodyDecides, { step: title }) });
  }
  return { posts: found, holes };
}

async function speaks(tx: EntityManager, postId: string, applicant: string): Promise<boolean> {
  const rows: unknown[] = await tx.query(`${speakersSql('$1::uuid', '$2::uuid')} LIMIT 1`, [postId, applicant]);
  return rows.length > 0;
}

async function decides(tx: EntityManager, permission: string, applicant: string): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `SELECT FROM (${holdersSql('$1', {})}) h JOIN person p ON p.id = h.person_id AND p.active WHERE p.id <> $2 LIMIT 1`,
    [permission, applicant],
  );
  return rows.length > 0;
}
