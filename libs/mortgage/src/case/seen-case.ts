import { type LifecycleCase, Lifecycles } from '@kefu/office/lifecycle';
import { ChangedMeanwhile, Failure, NotFound } from '@kefu/platform/errors';
import { inScope, rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** What can be wrong with a case that somebody wishes to change. */
export type Unseen = NotFound | ChangedMeanwhile;

/** Cases under their lock, for whoever changes one: of two who do, the second is told. */
@Injectable()
export class SeenCases {
  readonly #lifecycles: Lifecycles;

  constructor(lifecycles: Lifecycles) {
    this.#lifecycles = lifecycles;
  }

  /** The case as the caller saw it, within the rows of a permission. */
  async lock(
    tx: EntityManager,
    { id, version }: { readonly id: string; readonly version: number },
    permission = 'mortgageCase.work',
  ): Promise<LifecycleCase | Unseen> {
    const subject = await this.#lifecycles.lock(tx, { type: 'mortgageCase', id });
    if (!subject || !inScope(rowScope(permission), subject)) return NotFound.of('mortgage case');
    return subject.version === version ? subject : ChangedMeanwhile.of(subject.version);
  }

  /** Counts a change that is no move. */
  async changed(tx: EntityManager, id: string): Promise<void> {
    await tx.query('UPDATE mortgage_case SET version = version + 1 WHERE id = $1', [id]);
  }

  /** Moves a case for the house; what stands in the way is a fault of whoever calls. */
  async carry(tx: EntityManager, id: string, transition: string): Promise<void> {
    const moved = await this.#lifecycles.moveByHouse(tx, { type: 'mortgageCase', id }, { transition });
    if (moved instanceof Failure) throw new Error(`A case was not carried on by ${transition}: ${moved.message}`);
  }
}
