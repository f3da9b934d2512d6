import { Tasks } from '@kefu/office/tasks';
import { currentActor } from '@kefu/platform/context';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { followUpKey } from './follow-up-tasks.ts';

export const followUpOutcomes = ['delivered', 'reached', 'notReached'] as const;
export type FollowUpOutcome = (typeof followUpOutcomes)[number];

/** The steps of a follow-up, as ticks and people go them; the caller holds its row or its run. */
@Injectable()
export class FollowUps {
  readonly #tasks: Tasks;

  constructor(tasks: Tasks) {
    this.#tasks = tasks;
  }

  /** Ends a follow-up, and the task of its step with it. */
  async end(tx: EntityManager, id: string, step: string, outcome: FollowUpOutcome, note: string): Promise<void> {
    await this.#contact(tx, id, step, outcome, note);
    await tx.query(
      `UPDATE risk_follow_up SET outcome = $2, ended_at = clock_timestamp(), version = version + 1 WHERE id = $1`,
      [id, outcome],
    );
    await this.#tasks.settle(tx, followUpKey(id, step));
  }

  /** Leads on to the next step of the ladder. */
  async leadOn(
    tx: EntityManager,
    id: string,
    step: string,
    outcome: FollowUpOutcome,
    note: string,
    next: 'telephone' | 'branch',
  ): Promise<void> {
    await this.#contact(tx, id, step, outcome, note);
    await tx.query('UPDATE risk_follow_up SET step = $2, asked = false, version = version + 1 WHERE id = $1', [
      id,
      next,
    ]);
    await this.#tasks.settle(tx, followUpKey(id, step));
  }

  async #contact(tx: EntityManager, id: string, step: string, outcome: string, note: string): Promise<void> {
    const { kind, name } = currentActor();
    await tx.query(
      'INSERT INTO risk_contact (follow_up_id, step, outcome, note, made_by_name) VALUES ($1, $2, $3, $4, $5)',
      [id, step, outcome, note, kind === 'system' ? '' : name],
    );
  }
}
