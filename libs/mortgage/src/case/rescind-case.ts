import type { LifecycleCase, Lifecycles } from '@kefu/office/lifecycle';
import { Failure, WrongState } from '@kefu/platform/errors';
import type { EntityManager } from 'typeorm';
import { firstVersion } from './mortgage-case.v1.ts';

/** States in which the money is on its way back already, or is back. */
const leaving: readonly string[] = ['refunding', 'cancelled'];

/**
 * Leads the case of a contract whose buyer rescinds into refunding (S18), as far as the version of its lifecycle has a way: the
 * first one has none once the bank has paid. @returns why it stays, or undefined
 */
export async function rescindCase(
  tx: EntityManager,
  lifecycles: Lifecycles,
  subject: LifecycleCase,
  reason: string,
): Promise<WrongState | undefined> {
  if (leaving.includes(subject.state)) return undefined;
  const transition = subject.lifecycleVersion === firstVersion.version ? 'cancel' : 'rescind';
  const moved = await lifecycles.moveByHouse(tx, { type: 'mortgageCase', id: subject.id }, { transition, reason });
  return moved instanceof Failure ? WrongState.of(subject.state, 'Its way leads to no refund from here') : undefined;
}
