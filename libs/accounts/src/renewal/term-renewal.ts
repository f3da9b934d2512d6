import type { BusinessDate } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { Outbox } from '@kefu/platform/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountEvents, type ActSource } from '../account-event/index.ts';
import { traderCheck } from '../trader/trader-checking.ts';
import { renewalStart, termEnd } from './reminder-cadence.ts';

/** A current term that the caller holds locked and found renewable. */
export interface RenewableTerm {
  readonly id: string;
  readonly traderId: string;
  readonly endsOn: BusinessDate;
}

/** The term that follows. */
export interface NextTerm {
  readonly id: string;
  readonly traderId: string;
  readonly startsOn: BusinessDate;
  readonly endsOn: BusinessDate;
}

/** Renews terms (T3), whoever asks for it: a person, an application, a trader's answer. */
@Injectable()
export class TermRenewal {
  readonly #audit: AuditTrail;
  readonly #events: AccountEvents;
  readonly #outbox: Outbox;

  constructor(audit: AuditTrail, events: AccountEvents, outbox: Outbox) {
    this.#audit = audit;
    this.#events = events;
    this.#outbox = outbox;
  }

  /** Has the next term begin the day after, in the caller's transaction. */
  async renew(tx: EntityManager, term: RenewableTerm, years: number, source?: ActSource): Promise<NextTerm> {
    const startsOn = renewalStart(term.endsOn);
    const [{ id } = { id: '' }]: { id: string }[] = await tx.query('SELECT uuidv7() AS id');
    // Each names the other: the old one first, so that a trader never has two current terms.
    await tx.query('SET CONSTRAINTS term_renewed_by_fkey DEFERRED');
    await tx.query(`UPDATE term SET renewed_by = $2, state = 'renewed', version = version + 1 WHERE id = $1`, [
      term.id,
      id,
    ]);
    const next = { id, traderId: term.traderId, startsOn, endsOn: termEnd(startsOn, years) };
    await tx.query('INSERT INTO term (id, trader_id, starts_on, ends_on) VALUES ($1, $2, $3, $4)', Object.values(next));
    await this.#audit.record(tx, {
      action: 'term.renewed',
      subject: { type: 'trader', id: term.traderId },
      before: { endsOn: term.endsOn },
      after: { startsOn, endsOn: next.endsOn },
    });
    await this.#events.record(tx, { kind: 'renewed', traderIds: [term.traderId], source });
    await this.#outbox.add(tx, traderCheck(term.traderId));
    return next;
  }
}
