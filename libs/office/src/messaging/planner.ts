import { Outbox } from '@kefu/platform/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type BusinessDate, instantOf } from '../calendar/index.ts';
import { drainShard } from './drain.job.ts';
import { shards } from './ledger.ts';

/** What a purpose wants planned. */
export interface Plan {
  readonly purpose: string;
  /** From the calendar, never from a clock. */
  readonly businessDate: BusinessDate;
  /** A SELECT of `recipient, branch_id, level, subject_id, template_id`; its parameters begin at $6. */
  readonly due: string;
  readonly values: readonly unknown[];
}

/**
 * Puts what is due into the ledger (X7): one `INSERT … SELECT … ON CONFLICT DO NOTHING`, the run's row and the wish to
 * drain in one transaction. However often and from wherever it runs, a message is planned once.
 */
@Injectable()
export class MessagePlanner {
  readonly #outbox: Outbox;

  constructor(outbox: Outbox) {
    this.#outbox = outbox;
  }

  /** @returns how many messages were new. */
  async plan(tx: EntityManager, plan: Plan): Promise<number> {
    const [policy]: ({ closes: number } | undefined)[] = await tx.query(
      'SELECT closes_minute AS closes FROM message_policy WHERE purpose = $1',
      [plan.purpose],
    );
    if (!policy) throw new Error(`${plan.purpose} has no sending hours`);
    const [run]: ({ id: string } | undefined)[] = await tx.query(
      `INSERT INTO message_run (purpose, business_date) VALUES ($1, $2)
       ON CONFLICT (purpose, business_date) DO UPDATE SET last_planned_at = clock_timestamp() RETURNING id`,
      [plan.purpose, plan.businessDate],
    );
    const expiresAt = instantOf(plan.businessDate, policy.closes);
    const [{ planned } = { planned: 0 }]: { planned: number }[] = await tx.query(
      `WITH inserted AS (
         INSERT INTO message (run_id, recipient, branch_id, business_date, purpose, level, subject_id, template_id,
           template_version, shard, expires_at)
         SELECT $1, due.recipient, due.branch_id, $2, $3, due.level, due.subject_id, due.template_id, t.version,
           uuid_hash(due.recipient) & $4::int, $5
         FROM (${plan.due}) due JOIN message_template t ON t.id = due.template_id
         ON CONFLICT DO NOTHING RETURNING 1
       )
       SELECT count(*)::int AS planned FROM inserted`,
      [run?.id, plan.businessDate, plan.purpose, shards - 1, expiresAt, ...plan.values],
    );
    if (planned === 0) return 0;
    await tx.query('UPDATE message_run SET planned = planned + $2 WHERE id = $1', [run?.id, planned]);
    await this.#outbox.add(tx, ...Array.from({ length: shards }, (_, shard) => drainShard(shard)));
    return planned;
  }
}
