import { Approvals } from '@kefu/office/approvals';
import { Lifecycles } from '@kefu/office/lifecycle';
import { AuditTrail } from '@kefu/platform/audit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { firstDay, type Month } from '../ranking/month.ts';
import { penaltyOf } from '../ranking/ranking.ts';
import type { FrozenMonth } from '../ranking/ranking-months.ts';
import { penaltyLifecycle } from './penalty.lifecycle.ts';
import { penaltyRoute } from './penalty.route.ts';

/** A team that was last in a frozen month. */
interface Due extends Pick<FrozenMonth, 'month' | 'steps'> {
  readonly monthId: string;
  readonly teamId: string;
  readonly streak: number;
}

/** Proposes penalties from frozen months and takes them back when a month is reopened (S25). */
@Injectable()
export class Penalties {
  readonly #lifecycles: Lifecycles;
  readonly #approvals: Approvals;
  readonly #audit: AuditTrail;

  constructor(lifecycles: Lifecycles, approvals: Approvals, audit: AuditTrail) {
    this.#lifecycles = lifecycles;
    this.#approvals = approvals;
    this.#audit = audit;
  }

  /**
   * Proposes a penalty for every team that was last in a frozen month for the second time in a row or more; not for one whose streak
   * waits for a person. @returns how many
   */
  async propose(tx: EntityManager, { id: monthId, month, standings, streaks, steps }: FrozenMonth): Promise<number> {
    let proposed = 0;
    for (const { teamId, last } of standings) {
      const streak = streaks[teamId] ?? 0;
      if (last && (await this.proposeOne(tx, { monthId, month, teamId, streak, steps }))) proposed++;
    }
    return proposed;
  }

  /** Proposes what a streak comes to by the steps of its month. @returns whether anything is due */
  async proposeOne(tx: EntityManager, { monthId, month, teamId, streak, steps }: Due): Promise<boolean> {
    const amount = penaltyOf(streak, steps);
    if (amount === undefined) return false;
    const start = this.#lifecycles.start(penaltyLifecycle);
    const [made]: { id: string }[] = await tx.query(
      `INSERT INTO mortgage_penalty (lifecycle, lifecycle_version, state, month_id, month, team_id, streak, amount_fen)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [start.lifecycle, start.lifecycleVersion, start.state, monthId, firstDay(month), teamId, streak, amount],
    );
    const subject = { type: 'mortgagePenalty', id: made?.id ?? '' };
    await this.#audit.record(tx, {
      action: 'mortgagePenalty.proposed',
      subject,
      after: { month, streak, amountFen: amount },
    });
    await this.#approvals.request(tx, { route: penaltyRoute.key, subject, branchId: null });
    return true;
  }

  /** Takes back what was proposed from a month and those after it. */
  async withdraw(tx: EntityManager, from: Month, reason: string): Promise<void> {
    const open: { id: string }[] = await tx.query(
      `SELECT id FROM mortgage_penalty WHERE month >= $1 AND state IN ('proposed', 'reviewed', 'appealable', 'appealed') ORDER BY id`,
      [firstDay(from)],
    );
    for (const { id } of open) {
      const subject = { type: 'mortgagePenalty', id };
      await this.#lifecycles.moveByHouse(tx, subject, { transition: 'withdraw', reason });
      await this.#approvals.withdraw(tx, subject);
    }
  }
}
