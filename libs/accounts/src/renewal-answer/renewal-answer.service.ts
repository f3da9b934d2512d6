import { PlannedMessages } from '@kefu/office/messaging';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { type ChangedMeanwhile, Failure, type NotFound, type WrongState } from '@kefu/platform/errors';
import { rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ApplicationService } from '../application/application.service.ts';
import { renewalReminder } from '../renewal/reminder-source.ts';
import type { AnswerVia } from '../renewal/renewal-answer.ts';
import { RenewalAnswer } from '../renewal/renewal-queue.types.ts';
import { type RenewableTerm, TermRenewal } from '../renewal/term-renewal.ts';
import type { RenewalAnswerInput } from './renewal-answer.input.ts';

/**
 * Takes down what a trader answers (T3). Yes renews the term, or opens an application where the department reviews each; no
 * stops the reminders of this term; later changes nothing but is known.
 */
@Injectable()
export class RenewalAnswerService {
  readonly #database: Database;
  readonly #terms: TermRenewal;
  readonly #applications: ApplicationService;
  readonly #messages: PlannedMessages;
  readonly #audit: AuditTrail;

  constructor(
    database: Database,
    terms: TermRenewal,
    applications: ApplicationService,
    messages: PlannedMessages,
    audit: AuditTrail,
  ) {
    this.#database = database;
    this.#terms = terms;
    this.#applications = applications;
    this.#messages = messages;
    this.#audit = audit;
  }

  /** Keeps an answer and does what it asks for; of two at once the second finds the term changed. */
  record(input: RenewalAnswerInput): Promise<RenewalAnswer | NotFound | WrongState | ChangedMeanwhile> {
    return this.#database.transaction(async (tx) => {
      const term = await this.#terms.hold(tx, input, 'renewal.answer');
      if (term instanceof Failure) return term;
      const before = await standing(tx, term.id);
      const reviewed = input.answer === 'yes' && (await reviewsAnswers(tx));
      const applicationId = reviewed ? await this.#application(tx, term, input) : null;
      const answer = await keep(tx, term, input, applicationId);
      await this.#audit.record(tx, {
        action: 'renewal.answered',
        subject: { type: 'trader', id: term.traderId },
        before,
        after: { answer: input.answer, channel: input.channel, endsOn: term.endsOn },
      });
      if (input.answer === 'no') {
        await this.#messages.callOff(tx, { purpose: renewalReminder, subjectIds: [term.id], cause: 'declined' });
      }
      if (input.answer === 'yes' && !reviewed) await this.#terms.renew(tx, term, input.years ?? 1);
      return answer;
    });
  }

  /** The application for a renewal that is open already, or else a draft. */
  async #application(
    tx: EntityManager,
    { traderId }: RenewableTerm,
    { years, note }: RenewalAnswerInput,
  ): Promise<string> {
    const [open]: { id: string }[] = await tx.query(
      `SELECT id FROM account_application
       WHERE trader_id = $1 AND kind = 'renewal' AND state NOT IN ('active', 'rejected', 'withdrawn')`,
      [traderId],
    );
    if (open) return open.id;
    const entered = await this.#applications.enterIn(
      tx,
      { kind: 'renewal', traderId, years: years ?? 1, note: note ?? null },
      rowScope('renewal.answer'),
    );
    if (typeof entered !== 'string') throw new Error(`No application for the renewal of ${traderId}`);
    return entered;
  }
}

async function reviewsAnswers(tx: EntityManager): Promise<boolean> {
  const [policy]: { reviewAnswers: boolean }[] = await tx.query(
    'SELECT review_answers AS "reviewAnswers" FROM renewal_policy',
  );
  return policy?.reviewAnswers ?? false;
}

async function standing(tx: EntityManager, termId: string): Promise<Record<string, unknown> | null> {
  const [answer]: Record<string, unknown>[] = await tx.query(
    'SELECT answer, channel FROM renewal_answer WHERE term_id = $1',
    [termId],
  );
  return answer ?? null;
}

async function keep(
  tx: EntityManager,
  { id, endsOn }: RenewableTerm,
  { answer, channel, note }: RenewalAnswerInput,
  applicationId: string | null,
): Promise<RenewalAnswer> {
  const actor = currentActor();
  const kept = { answer, channel, note: note?.trim() ?? '', applicationId, by: actor.name, via: viaNow() };
  await tx.query('UPDATE term SET version = version + 1 WHERE id = $1', [id]);
  const [{ at } = { at: new Date() }]: { at: Date }[] = await tx.query(
    `INSERT INTO renewal_answer (term_id, answer, channel, note, application_id, taken_by_name, taken_via, taken_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (term_id) DO UPDATE SET answer = excluded.answer, channel = excluded.channel, note = excluded.note,
       application_id = coalesce(excluded.application_id, renewal_answer.application_id), taken_by = excluded.taken_by,
       taken_by_name = excluded.taken_by_name, taken_via = excluded.taken_via, taken_at = now()
     RETURNING taken_at AS at`,
    [id, ...Object.values(kept), actor.kind === 'person' ? actor.id : null],
  );
  return Object.assign(new RenewalAnswer(), kept, { termId: id, endsOn, at });
}

function viaNow(): AnswerVia {
  if (currentActor().kind !== 'person') return 'integration';
  return rowScope('renewal.answer').all ? 'staff' : 'branch';
}
