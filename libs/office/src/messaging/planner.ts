import { Outbox } from '@kefu/platform/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Alarms } from '../alarms/index.ts';
import { type BusinessDate, instantOf, practiceShiftSql } from '../calendar/index.ts';
import { drainEveryShard } from './drain-shard.ts';
import { shards } from './ledger.ts';

/** What a purpose wants planned. */
export interface Plan {
  readonly purpose: string;
  /** From the calendar, never from a clock. */
  readonly businessDate: BusinessDate;
  /**
   * A SELECT of `recipient, branch_id, level, subject_id, template_id` that leaves out what is planned already; its
   * parameters begin at $6.
   */
  readonly due: string;
  readonly values: readonly unknown[];
}

/**
 * Puts what is due into the ledger (X7): one `INSERT … SELECT`, the run's row and the wish to drain in one transaction.
 * However often and from wherever it runs, a message is planned once.
 */
@Injectable()
export class MessagePlanner {
  readonly #outbox: Outbox;
  readonly #alarms = new Alarms();

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
    const values = [run?.id, plan.businessDate, plan.purpose, shards - 1, expiresAt];
    await this.#sayWhatIsNotApproved(tx, plan, values);
    const planned = await this.#insert(tx, plan, values);
    if (planned === 0) return 0;
    await tx.query('UPDATE message_run SET planned = planned + $2 WHERE id = $1', [run?.id, planned]);
    await this.#outbox.add(tx, ...drainEveryShard());
    return planned;
  }

  /** Words that nobody has approved do not leave, and whoever waits for them hears of it. */
  async #sayWhatIsNotApproved(tx: EntityManager, plan: Plan, values: readonly unknown[]): Promise<void> {
    const code = 'templateNotApproved';
    const pending: unknown[] = await tx.query(
      'SELECT FROM message_template WHERE purpose = $1 AND approved_version IS NULL LIMIT 1',
      [plan.purpose],
    );
    if (pending.length === 0) return this.#alarms.resolve(tx, code, plan.purpose);
    const [held]: { count: number }[] = await tx.query(
      `SELECT count(*)::int AS count, $1::uuid, $2::date, $3::text, $4::int, $5::timestamptz FROM (${plan.due}) due
       JOIN message_template t ON t.id = due.template_id WHERE t.approved_version IS NULL`,
      [...values, ...plan.values],
    );
    if (!held?.count) return;
    const details = { purpose: plan.purpose, count: held.count };
    await this.#alarms.raise(tx, { code, key: plan.purpose, details, lasting: true });
  }

  /**
   * The run's row, locked above, makes planners of one day wait for each other, and what is due leaves out what is planned: as
   * a rule nothing conflicts, and the insert without a conflict clause is a quarter quicker. Should one row conflict after all,
   * the ledger's unique keys say so, and the same insert is made again with the clause.
   */
  async #insert(tx: EntityManager, plan: Plan, values: readonly unknown[]): Promise<number> {
    const insert = async (onConflict: string): Promise<number> => {
      const result = (await tx.queryRunner?.query(
        `INSERT INTO message (run_id, recipient, branch_id, business_date, purpose, level, subject_id, template_id,
           template_version, shard, expires_at)
         SELECT $1, due.recipient, due.branch_id, $2, $3, due.level, due.subject_id, due.template_id, t.approved_version,
           uuid_hash(due.recipient) & $4::int, $5::timestamptz - ${practiceShiftSql}
         FROM (${plan.due}) due JOIN message_template t ON t.id = due.template_id AND t.approved_version IS NOT NULL ${onConflict}`,
        [...values, ...plan.values],
        true,
      )) as { affected?: number } | undefined;
      return result?.affected ?? 0;
    };
    await tx.query('SAVEPOINT plan');
    try {
      return await insert('');
    } catch (error) {
      // 23505: a unique key of the ledger.
      if ((error as { driverError?: { code?: string } }).driverError?.code !== '23505') throw error;
      await tx.query('ROLLBACK TO SAVEPOINT plan');
      return insert('ON CONFLICT DO NOTHING');
    }
  }
}
