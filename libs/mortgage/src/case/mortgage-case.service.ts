import { Lifecycles, type MoveFailure } from '@kefu/office/lifecycle';
import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { Failure, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import { CaseClocks } from '../clock/case-clocks.ts';
import { CaseBirth } from './case-birth.ts';
import type { MortgageClockInput, MoveMortgageCaseInput, OverlayMortgageCaseInput } from './mortgage-case.input.ts';
import { BelowMinimumDown } from './mortgage-case.types.ts';
import { SeenCases, type Unseen } from './seen-case.ts';

/** Opens cases, moves them, lays over what holds them up, and runs their clocks as people say (S2, S13, S21). */
@Injectable()
export class MortgageCaseService {
  readonly #database: Database;
  readonly #lifecycles: Lifecycles;
  readonly #birth: CaseBirth;
  readonly #cases: SeenCases;
  readonly #clocks: CaseClocks;
  readonly #audit: AuditTrail;

  constructor(
    database: Database,
    lifecycles: Lifecycles,
    birth: CaseBirth,
    cases: SeenCases,
    clocks: CaseClocks,
    audit: AuditTrail,
  ) {
    this.#database = database;
    this.#lifecycles = lifecycles;
    this.#birth = birth;
    this.#cases = cases;
    this.#clocks = clocks;
    this.#audit = audit;
  }

  /** Opens the case of a contract whose confirmed down payment has none yet. @returns its id, or why not */
  async open(contractId: string): Promise<string | NotFound | WrongState | BelowMinimumDown> {
    const born = await this.#database.transaction((tx) => this.#birth.openFor(tx, contractId));
    if (typeof born === 'string') return born;
    switch (born.why) {
      case 'noContract':
        return NotFound.of('contract');
      case 'cancelled':
        return WrongState.of('cancelled', 'The contract is cancelled');
      case 'exists':
        return born.id;
      case 'belowMinimum':
        return BelowMinimumDown.of(born.confirmedFen, born.minimumFen);
    }
  }

  /** @returns why it did not move, or undefined once it did */
  move({ id, version, transition, reason }: MoveMortgageCaseInput): Promise<MoveFailure | undefined> {
    return this.#database.transaction(async (tx) => {
      const moved = await this.#lifecycles.move(tx, { type: 'mortgageCase', id }, { transition, version, reason });
      return moved instanceof Failure ? moved : undefined;
    });
  }

  /** Says that a case waits on purpose, or takes that away. */
  overlay({ id, version, overlay, reason }: OverlayMortgageCaseInput): Promise<Unseen | undefined> {
    return this.#database.transaction(async (tx) => {
      const subject = await this.#cases.lock(tx, { id, version });
      if (subject instanceof Failure) return subject;
      await tx.query(
        `UPDATE mortgage_case SET ${overlay}_reason = $2, ${overlay}_since = CASE WHEN $2::text IS NOT NULL THEN
           coalesce(${overlay}_since, now()) END, version = version + 1 WHERE id = $1`,
        [id, reason ?? null],
      );
      const action = reason ? `mortgageCase.${overlay}` : `mortgageCase.${overlay}Over`;
      await this.#audit.record(tx, { action, subject: { type: 'mortgageCase', id }, reason: reason ?? null });
      return undefined;
    });
  }

  /** Pauses the clock of the step, lets it go on, or says whose time it is. */
  clock(input: MortgageClockInput): Promise<Unseen | InvalidInput | WrongState | undefined> {
    const { id, act, whose } = input;
    const [reason, evidence] = [input.reason?.trim() ?? '', input.evidence?.trim() ?? ''];
    return this.#database.transaction(async (tx) => {
      const subject = await this.#cases.lock(tx, input);
      if (subject instanceof Failure) return subject;
      const missing = act === 'pause' ? Object.entries({ reason, evidence }).filter(([, value]) => !value) : [];
      if (missing.length > 0) {
        const message = 'a pause has a reason and evidence';
        return InvalidInput.of(missing.map(([name]) => ({ path: `input.${name}`, code: 'REQUIRED', message })));
      }
      const done =
        act === 'pause'
          ? await this.#clocks.pause(tx, id, { whose, reason, evidence })
          : act === 'resume'
            ? await this.#clocks.resume(tx, id, whose)
            : await this.#clocks.passTo(tx, id, whose);
      if (!done) return WrongState.of(subject.state, `Its clock cannot ${act} now`);
      await this.#cases.changed(tx, id);
      await this.#audit.record(tx, {
        action: `mortgageCase.clock.${act}`,
        subject: { type: 'mortgageCase', id },
        after: { whose, ...(evidence && { evidence }) },
        reason: reason || null,
      });
      return undefined;
    });
  }
}
