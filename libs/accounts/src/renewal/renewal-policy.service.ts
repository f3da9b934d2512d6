import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type ReminderStep, RenewalPolicy, type RenewalPolicyInput } from './renewal.types.ts';

/** The department's own lengths and reminders (T3). */
@Injectable()
export class RenewalPolicyService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** The policy in force. */
  current(): Promise<RenewalPolicy> {
    return this.#database.transaction((tx) => this.#read(tx, ''));
  }

  /** Sets lengths and steps; reminders that are planned already stay as they are. */
  change(input: RenewalPolicyInput): Promise<RenewalPolicy | InvalidInput | ChangedMeanwhile> {
    const days = input.steps.map(({ daysBefore }) => daysBefore);
    const twice = days.findIndex((day, at) => days.indexOf(day) !== at);
    if (twice >= 0) {
      return Promise.resolve(
        InvalidInput.at(`steps.${twice}.daysBefore`, 'TWICE', 'one reminder for a number of days'),
      );
    }
    return this.#database.transaction(async (tx) => {
      const before = await this.#read(tx, 'FOR UPDATE');
      if (before.version !== input.version) return ChangedMeanwhile.of(before.version);
      const known: { id: string }[] = await tx.query(
        `SELECT id FROM message_template WHERE purpose = 'renewalReminder'`,
      );
      const strange = input.steps.findIndex(({ templateId }) => !known.some(({ id }) => id === templateId));
      if (strange >= 0)
        return InvalidInput.at(`steps.${strange}.templateId`, 'UNKNOWN', 'a template for renewal reminders');
      await tx.query(
        `UPDATE renewal_policy SET expiring_days = $1, expired_days = $2, grace_days = $3,
           review_answers = coalesce($4, review_answers), version = version + 1`,
        [input.expiringDays, input.expiredDays, input.graceDays, input.reviewAnswers ?? null],
      );
      await tx.query('DELETE FROM renewal_step WHERE days_before <> ALL($1)', [days]);
      await tx.query(
        `INSERT INTO renewal_step SELECT * FROM unnest($1::int[], $2::uuid[])
         ON CONFLICT (days_before) DO UPDATE SET template_id = excluded.template_id`,
        [days, input.steps.map(({ templateId }) => templateId)],
      );
      const after = await this.#read(tx, '');
      await this.#audit.record(tx, {
        action: 'renewalPolicy.changed',
        subject: { type: 'renewalPolicy', id: 'renewal' },
        before: facts(before),
        after: facts(after),
      });
      return after;
    });
  }

  async #read(tx: EntityManager, lock: '' | 'FOR UPDATE'): Promise<RenewalPolicy> {
    const [policy]: object[] = await tx.query(
      `SELECT expiring_days AS "expiringDays", expired_days AS "expiredDays", grace_days AS "graceDays",
         review_answers AS "reviewAnswers", version
       FROM renewal_policy ${lock}`,
    );
    const steps: ReminderStep[] = await tx.query(
      `SELECT days_before AS "daysBefore", template_id AS "templateId" FROM renewal_step ORDER BY days_before DESC`,
    );
    return Object.assign(new RenewalPolicy(), policy, { steps });
  }
}

function facts({ expiringDays, expiredDays, graceDays, reviewAnswers, steps }: RenewalPolicy): Record<string, unknown> {
  return { expiringDays, expiredDays, graceDays, reviewAnswers, steps: steps.map(({ daysBefore }) => daysBefore) };
}
