import { CalendarService } from '@kefu/office/calendar';
import { Documents } from '@kefu/office/documents';
import { AuditTrail } from '@kefu/platform/audit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountEvents, type ActSource } from '../account-event/index.ts';
import { termEnd } from '../renewal/reminder-cadence.ts';
import { type RenewableTerm, TermRenewal } from '../renewal/term-renewal.ts';
import { Trader } from '../trader/trader.entity.ts';
import { TraderWriter } from '../trader/trader-writer.ts';
import { Application } from './application.entity.ts';
import { ApplicationWishes } from './application-wish.ts';

/** What an application does to the register once it is through (T1–T4), in the transaction that ends it: exactly once. */
@Injectable()
export class ApplicationEffects {
  readonly #wishes: ApplicationWishes;
  readonly #writer: TraderWriter;
  readonly #terms: TermRenewal;
  readonly #audit: AuditTrail;
  readonly #calendar: CalendarService;
  readonly #events: AccountEvents;
  readonly #documents: Documents;

  constructor(
    wishes: ApplicationWishes,
    writer: TraderWriter,
    terms: TermRenewal,
    audit: AuditTrail,
    calendar: CalendarService,
    events: AccountEvents,
    documents: Documents,
  ) {
    this.#wishes = wishes;
    this.#writer = writer;
    this.#terms = terms;
    this.#audit = audit;
    this.#calendar = calendar;
    this.#events = events;
    this.#documents = documents;
  }

  /** Carries an application out. Its guards have made sure that it can be. */
  async carryOut(tx: EntityManager, id: string): Promise<void> {
    const application = await tx.findOneByOrFail(Application, { id });
    const traderId = await this.#takeEffect(tx, application);
    // What proved the application belongs to the trader's own papers from now on (T5).
    await this.#documents.fileWith(tx, { type: 'application', id }, { type: 'trader', id: traderId });
  }

  async #takeEffect(tx: EntityManager, application: Application): Promise<string> {
    if (application.kind === 'opening') return this.#open(tx, application);
    const { traderId } = application;
    if (!traderId) throw new Error('An application about no trader went through');
    if (application.kind === 'closing') await this.#close(tx, application);
    if (application.kind === 'change') await this.#change(tx, application);
    if (application.kind === 'renewal') await this.#renew(tx, application);
    return traderId;
  }

  async #open(tx: EntityManager, application: Application): Promise<string> {
    const { name, branchId, certificate, ...fields } = this.#wishes.open(application);
    if (!name || !branchId || !certificate || !application.startsOn)
      throw new Error('An incomplete opening went through');
    const number = application.traderNumber ?? (await freeNumber(tx));
    const newcomer = { number, kind: application.traderKind };
    const traderId = await this.#writer.enter(
      tx,
      newcomer,
      { name, branchId, certificate, ...fields },
      sourceOf(application),
    );
    const endsOn = termEnd(application.startsOn, application.years ?? 1);
    await tx.query('INSERT INTO term (trader_id, starts_on, ends_on) VALUES ($1, $2, $3)', [
      traderId,
      application.startsOn,
      endsOn,
    ]);
    await tx.update(Application, application.id, { traderId, traderNumber: number });
    return traderId;
  }

  async #close(tx: EntityManager, application: Application): Promise<void> {
    const { traderId, closingReason } = application;
    await tx.query(`UPDATE trader SET state = 'closed', version = version + 1, updated_at = now() WHERE id = $1`, [
      traderId,
    ]);
    await tx.query(
      `UPDATE term SET state = 'closed', version = version + 1 WHERE trader_id = $1 AND renewed_by IS NULL AND state <> 'closed'`,
      [traderId],
    );
    if (traderId)
      await this.#events.record(tx, { kind: 'closed', traderIds: [traderId], source: sourceOf(application) });
    await this.#audit.record(tx, {
      action: 'trader.closed',
      subject: { type: 'trader', id: traderId ?? '' },
      before: { state: 'active' },
      after: { state: 'closed', closingReason },
      reason: application.note || null,
    });
  }

  async #change(tx: EntityManager, application: Application): Promise<void> {
    const trader = await tx.findOneOrFail(Trader, {
      where: { id: application.traderId ?? '' },
      lock: { mode: 'pessimistic_write' },
    });
    const written = await this.#writer.write(
      tx,
      trader,
      this.#wishes.open(application),
      application.number,
      sourceOf(application),
    );
    await tx.update(Application, application.id, {
      was: (written?.before ?? {}) as never,
      effectiveOn: application.effectiveOn ?? (await this.#calendar.today()),
    });
  }

  async #renew(tx: EntityManager, application: Application): Promise<void> {
    const [term]: RenewableTerm[] = await tx.query(
      `SELECT id, trader_id AS "traderId", ends_on AS "endsOn" FROM term WHERE id = $1 AND renewed_by IS NULL FOR UPDATE`,
      [application.termId],
    );
    if (!term) throw new Error('A renewal of a term that is not current went through');
    await this.#terms.renew(tx, term, application.years ?? 1, sourceOf(application));
  }
}

function sourceOf({ id }: Application): ActSource {
  return { type: 'application', id };
}

/** The next number that no trader has; imported registers bring numbers of their own. */
async function freeNumber(tx: EntityManager): Promise<string> {
  for (;;) {
    const [next]: { number: string; taken: boolean }[] = await tx.query(
      `SELECT n.number, EXISTS (SELECT FROM trader t WHERE t.number = n.number) AS taken
       FROM (SELECT 'JY' || nextval('trader_number') AS number) n`,
    );
    if (next && !next.taken) return next.number;
  }
}
