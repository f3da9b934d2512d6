import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, givenReason, type InvalidInput, reasonMissing } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import { escalationPolicy } from './escalation-policy.ts';
import { MortgageEscalationPolicy, type SetEscalationPolicyInput } from './problem.types.ts';

/** How much is to be tried by oneself before a problem goes to the supervisor (S26). */
@Injectable()
export class EscalationPolicyService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** What is asked today. */
  policy(): Promise<MortgageEscalationPolicy> {
    return this.#database.transaction(async (tx) =>
      Object.assign(new MortgageEscalationPolicy(), await escalationPolicy(tx)),
    );
  }

  /** Asks for more attempts or fewer, of whatever is escalated from then on; of two who change it the second is told. */
  async set(input: SetEscalationPolicyInput): Promise<MortgageEscalationPolicy | InvalidInput | ChangedMeanwhile> {
    const { version, attempts } = input;
    const reason = givenReason(input.reason);
    if (!reason) return reasonMissing();
    return this.#database.transaction(async (tx) => {
      const before = await escalationPolicy(tx, true);
      if (before.version !== version) return ChangedMeanwhile.of(before.version);
      await tx.query('UPDATE mortgage_escalation_policy SET attempts = $1, version = version + 1', [attempts]);
      await this.#audit.record(tx, {
        action: 'mortgageEscalation.set',
        subject: { type: 'mortgageEscalation', id: 'policy' },
        before: { attempts: before.attempts },
        after: { attempts },
        reason,
      });
      return Object.assign(new MortgageEscalationPolicy(), { attempts, version: version + 1 });
    });
  }
}
