import { todaySql } from '@kefu/platform/identity';
import type { EntityManager } from 'typeorm';
import type { KindDefinition } from '../kind/kind-definition.ts';
import { Chain } from '../request/chain.ts';
import { reason } from '../request/request-guards.ts';
import { text } from '../request/words.ts';
import { formRoute } from './form.route.ts';

interface Holding {
  readonly title: string;
  readonly reportsTo: string | null;
  readonly aboveTitle: string | null;
  readonly aboveReportsTo: string | null;
}

/** The post that speaks for somebody who holds several: one that has a post above it, the oldest of these. */
const holdingOf = `
  SELECT p.title, p.reports_to AS "reportsTo", a.title AS "aboveTitle", a.reports_to AS "aboveReportsTo"
  FROM post_holding h JOIN post p ON p.id = h.post_id LEFT JOIN post a ON a.id = p.reports_to
  WHERE h.person_id = $1 AND ${todaySql} BETWEEN h.starts_on AND coalesce(h.ends_on, 'infinity')
  ORDER BY p.reports_to IS NULL, h.starts_on, h.id LIMIT 1`;

const noPost = text('您現在沒有崗位，無法送審', '您现在没有岗位，无法送审', 'You hold no post: nobody can be asked');

/** Finds whom a request on a form goes to (H1): the steps of its kind's route, and every hole in them. */
export async function formChain(
  tx: EntityManager,
  { route }: Pick<KindDefinition, 'route'>,
  personId: string,
): Promise<Chain> {
  const [holding]: Holding[] = await tx.query(holdingOf, [personId]);
  const chain = new Chain(tx, { personId, reportsTo: holding?.reportsTo ?? null });
  if (!holding) {
    chain.holes.push(reason('NO_POST', noPost));
    return chain;
  }
  const { title, reportsTo, aboveTitle, aboveReportsTo } = holding;
  for (const { decider, postId } of route) {
    const step = formRoute.steps.find(({ key }) => key === decider);
    if (!step) throw new Error(`A route asks for ${decider}, which it is not made of`);
    if (decider === 'currentManager') await chain.askAbove(decider, title, reportsTo);
    // Nobody stands above the highest: their own decision is the last along the line.
    else if (decider === 'managerAbove' && aboveReportsTo)
      await chain.askAbove(decider, aboveTitle ?? '', aboveReportsTo);
    else if (decider === 'managerAbove') await chain.askAbove('currentManager', title, reportsTo);
    else if (decider === 'post' && postId) await chain.askPost(decider, step.title, postId);
    else if (step.permission) await chain.askHolders(decider, step.title, step.permission);
  }
  return chain;
}
