import type { LifecycleCase } from '@kefu/office/lifecycle';
import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { Failure } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SeenCases, type Unseen } from './seen-case.ts';

/** What a change of a case leaves in the audit. */
export interface CaseChange {
  /** Such as `mortgageCase.supplementAsked`. */
  readonly action: string;
  readonly after?: Readonly<Record<string, unknown>>;
  readonly reason?: string | null;
}

/** Changes of cases that are no moves: the case locked as the caller saw it, counted, audited, in one transaction. */
@Injectable()
export class CaseChanges {
  readonly #database: Database;
  readonly #cases: SeenCases;
  readonly #audit: AuditTrail;

  constructor(database: Database, cases: SeenCases, audit: AuditTrail) {
    this.#database = database;
    this.#cases = cases;
    this.#audit = audit;
  }

  /**
   * @param change does it; what it answers as a failure is the caller's answer, and nothing is done
   * @returns why it was refused, or undefined once it is done
   */
  make<Refusal extends Failure>(
    seen: { readonly id: string; readonly version: number },
    change: (tx: EntityManager, subject: LifecycleCase) => Promise<Refusal | CaseChange>,
    permission = 'mortgageCase.work',
  ): Promise<Refusal | Unseen | undefined> {
    const { id } = seen;
    return this.#database.transaction(async (tx) => {
      const subject = await this.#cases.lock(tx, seen, permission);
      if (subject instanceof Failure) return subject;
      const done = await change(tx, subject);
      if (done instanceof Failure) return done;
      await this.#cases.changed(tx, id);
      const { action, after, reason } = done;
      await this.#audit.record(tx, {
        action,
        subject: { type: 'mortgageCase', id },
        ...(after && { after }),
        reason: reason ?? null,
      });
      return undefined;
    });
  }
}
