import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { TransmittalPolicyInput } from './transmittal.input.ts';
import { TransmittalPolicy } from './transmittal.types.ts';

/** After how many office days the department chases parcels (T8). */
@Injectable()
export class TransmittalPolicyService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** The policy in force. */
  current(): Promise<TransmittalPolicy> {
    return this.#database.transaction((tx) => this.#read(tx, ''));
  }

  /** Sets the steps; a parcel keeps count of those that it has had. */
  change({ chaseDays, version }: TransmittalPolicyInput): Promise<TransmittalPolicy | InvalidInput | ChangedMeanwhile> {
    if (chaseDays.some((days, at) => at > 0 && days <= (chaseDays[at - 1] ?? 0))) {
      return Promise.resolve(InvalidInput.at('input.chaseDays', 'OUT_OF_ORDER', 'each later than the one before'));
    }
    return this.#database.transaction(async (tx) => {
      const before = await this.#read(tx, 'FOR UPDATE');
      if (before.version !== version) return ChangedMeanwhile.of(before.version);
      await tx.query('UPDATE transmittal_policy SET chase_days = $1, version = version + 1', [chaseDays]);
      await this.#audit.record(tx, {
        action: 'transmittalPolicy.changed',
        subject: { type: 'transmittalPolicy', id: 'transmittal' },
        before: { chaseDays: before.chaseDays },
        after: { chaseDays },
      });
      return this.#read(tx, '');
    });
  }

  async #read(tx: EntityManager, lock: '' | 'FOR UPDATE'): Promise<TransmittalPolicy> {
    const [policy]: object[] = await tx.query(
      `SELECT chase_days AS "chaseDays", version FROM transmittal_policy ${lock}`,
    );
    return Object.assign(new TransmittalPolicy(), policy);
  }
}
