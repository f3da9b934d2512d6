import { Database } from '@kefu/platform/database';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Topics } from '@kefu/platform/topics';
import { Injectable } from '@nestjs/common';
import { SilentSteps } from './silent-steps.ts';

const most = 200;

interface Silent {
  readonly approvalId: string;
  readonly position: number;
  readonly branchId: string | null;
  readonly ownerId: string | null;
}

/**
 * Asks every minute which steps have been silent for too long (X3, H5): whoever decides is reminded, later whoever stands
 * above hears of it. Each happens once, however late it is asked.
 */
@HandlesTick({ name: 'approvals.chase', everySeconds: 60 })
@Injectable()
export class ChaseApprovals implements TickHandler {
  readonly #database: Database;
  readonly #silent: SilentSteps;
  readonly #topics: Topics;

  constructor(database: Database, silent: SilentSteps, topics: Topics) {
    this.#database = database;
    this.#silent = silent;
    this.#topics = topics;
  }

  async tick(): Promise<TickFindings> {
    const reminded = await this.#mark('remind_at', 'reminded_at', () => Promise.resolve());
    const escalated = await this.#mark('escalate_at', 'escalated_at', async ({ approvalId, position }, tx) =>
      this.#silent.escalate(tx, approvalId, position),
    );
    return { reminded, escalated };
  }

  async #mark(
    due: 'remind_at' | 'escalate_at',
    done: 'reminded_at' | 'escalated_at',
    act: (step: Silent, tx: Parameters<SilentSteps['escalate']>[0]) => Promise<void>,
  ): Promise<number> {
    return this.#database.transaction(async (tx) => {
      const [steps]: [Silent[]] = await tx.query(
        `UPDATE approval_step u SET ${done} = now() FROM (
           SELECT approval_id, position FROM approval_step
           WHERE state = 'pending' AND ${done} IS NULL AND ${due} <= now() ORDER BY ${due} LIMIT ${most} FOR UPDATE SKIP LOCKED
         ) s JOIN approval a ON a.id = s.approval_id WHERE u.approval_id = s.approval_id AND u.position = s.position
         RETURNING u.approval_id AS "approvalId", u.position, a.branch_id AS "branchId", a.owner_id AS "ownerId"`,
      );
      for (const step of steps) {
        await act(step, tx);
        const { approvalId: id, branchId, ownerId } = step;
        await this.#topics.announce(tx, { type: 'approval', id, permission: 'approval.read', branchId, ownerId });
      }
      return steps.length;
    });
  }
}
