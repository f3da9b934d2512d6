import type { BusinessDate } from '@kefu/office/calendar';
import { PlannedMessages } from '@kefu/office/messaging';
import { AuditTrail } from '@kefu/platform/audit';
import { ChangedMeanwhile, NotFound, WrongState } from '@kefu/platform/errors';
import { Outbox } from '@kefu/platform/outbox';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountEvents, type ActSource } from '../account-event/index.ts';
import { traderCheck } from '../trader/trader-checking.ts';
import { renewalStart, termEnd } from './reminder-cadence.ts';
import { renewalReminder } from './reminder-source.ts';

/** A current term that the caller holds locked and found renewable. */
export interface RenewableTerm {
  readonly id: string;
  readonly traderId: string;
  readonly endsOn: BusinessDate;
}

/** A term as its caller read it. */
export interface TermAsRead {
  readonly termId: string;
  readonly version: number;
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
  readonly #messages: PlannedMessages;

  constructor(audit: AuditTrail, events: AccountEvents, outbox: Outbox, messages: PlannedMessages) {
    this.#audit = audit;
    this.#events = events;
    this.#outbox = outbox;
    this.#messages = messages;
  }

  /** Locks a term within the caller's rows of a permission. @returns why it cannot be renewed where it cannot */
  async hold(
    tx: EntityManager,
    { termId, version }: TermAsRead,
    permission: string,
  ): Promise<RenewableTerm | NotFound | WrongState | ChangedMeanwhile> {
    const values: unknown[] = [termId];
    const scope = scopeSql(rowScope(permission), { branch: 'tr.branch_id' }, values);
    const [term]: (
      | { traderId: string; endsOn: string; over: boolean; renewedBy: string | null; version: number }
      | undefined
    )[] = await tx.query(
      `SELECT t.trader_id AS "traderId", t.ends_on AS "endsOn", t.state = 'closed' OR tr.state <> 'active' AS over,
         t.renewed_by AS "renewedBy", t.version
       FROM term t JOIN trader tr ON tr.id = t.trader_id WHERE t.id = $1 AND ${scope} FOR UPDATE OF t`,
      values,
    );
    if (!term) return NotFound.of('term');
    if (term.renewedBy) return WrongState.of('renewed', 'The term is renewed already');
    if (term.version !== version) return ChangedMeanwhile.of(term.version);
    if (term.over) return WrongState.of('closed', 'A closed term is not renewed: open a new one');
    return { id: termId, traderId: term.traderId, endsOn: term.endsOn };
  }

  /** Has the next term begin the day after, in the caller's transaction, and stops the reminders that have not left. */
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
    await this.#messages.callOff(tx, { purpose: renewalReminder, subjectIds: [term.id], cause: 'renewed' });
    await this.#outbox.add(tx, traderCheck(term.traderId));
    return next;
  }
}
