import { type LifecycleCase } from '@kefu/office/lifecycle';
import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { Failure, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DecideApplicationInput, DisburseApplicationInput } from './bank-says.input.ts';
import { settleMoney } from './case-money.ts';
import { clearAttempt, enterLoans, planProblems } from './loan-plan.ts';
import type { PlanMortgageInput, TopUpMortgageInput } from './mortgage-case.input.ts';
import { SeenCases, type Unseen } from './seen-case.ts';

interface Application {
  readonly id: string;
  readonly state: string;
  readonly askedFen: number;
  readonly approvedFen: number | null;
  readonly disbursedFen: number;
}

type Refusal = Unseen | InvalidInput | WrongState;

/** States in which loans are still being prepared. */
const preparing = [
  'intake',
  'contractDraft',
  'returned',
  'signed',
  'filed',
  'docsCollecting',
  'docsVerified',
  'bankInterview',
  'bankSwitch',
];

/** Attempts at banks: what is asked, what was decided, what was paid out. A combination has two applications side by side. */
@Injectable()
export class BankAttemptsService {
  readonly #database: Database;
  readonly #cases: SeenCases;
  readonly #audit: AuditTrail;

  constructor(database: Database, cases: SeenCases, audit: AuditTrail) {
    this.#database = database;
    this.#cases = cases;
    this.#audit = audit;
  }

  /** Says what is asked of which banks; while the bank is being changed this begins the next attempt, and the old one is kept. */
  plan(input: PlanMortgageInput): Promise<Refusal | undefined> {
    return this.#change(input, 'mortgageCase.planned', async (tx, subject) => {
      if (!preparing.includes(subject.state)) return WrongState.of(subject.state, 'Its loans are with the bank');
      const wrong = await planProblems(tx, input);
      if (wrong.length > 0) return InvalidInput.of(wrong);
      const next = subject.state === 'bankSwitch';
      await clearAttempt(tx, input.id, next);
      await tx.query(
        `UPDATE mortgage_case SET balance_fen = $2, household = coalesce($3, household), customer_types = $4, interview_on = $5,
           attempt = attempt + $6 WHERE id = $1`,
        [
          input.id,
          input.balanceFen,
          input.household ? JSON.stringify(input.household) : null,
          input.customerTypes,
          input.interviewOn ?? null,
          next ? 1 : 0,
        ],
      );
      await enterLoans(tx, input);
      if (next) await this.#cases.carry(tx, input.id, 'startAttempt');
      return undefined;
    });
  }

  /** A top-up closes what a bank lends less: the balance payment grows. */
  topUp(input: TopUpMortgageInput): Promise<Refusal | undefined> {
    return this.#change(input, 'mortgageCase.toppedUp', async (tx) => {
      await tx.query('UPDATE mortgage_case SET balance_fen = $2 WHERE id = $1', [input.id, input.balanceFen]);
      return undefined;
    });
  }

  /** Writes what a bank decided of one loan; once each of the attempt is decided the case goes on. */
  decide(input: DecideApplicationInput): Promise<Refusal | undefined> {
    const { id, applicationId, approvedFen, decidedOn } = input;
    return this.#change(input, 'mortgageCase.decided', async (tx, subject) => {
      if (subject.state !== 'submitted') return WrongState.of(subject.state, 'It is not with the bank');
      const application = (await applicationsOf(tx, id)).find((each) => each.id === applicationId);
      if (!application) return NotFound.of('application');
      if (approvedFen > application.askedFen)
        return InvalidInput.at('input.approvedFen', 'TOO_MUCH', 'at most what was asked');
      const state = approvedFen === 0 ? 'rejected' : approvedFen < application.askedFen ? 'reduced' : 'approved';
      await tx.query('UPDATE mortgage_application SET state = $2, approved_fen = $3, decided_on = $4 WHERE id = $1', [
        applicationId,
        state,
        approvedFen,
        decidedOn,
      ]);
      const states = (await applicationsOf(tx, id)).map((each) => each.state);
      if (states.includes('prepared')) return undefined;
      const outcome = states.includes('rejected')
        ? 'bankRejects'
        : states.includes('reduced')
          ? 'bankReduces'
          : 'bankApproves';
      await this.#cases.carry(tx, id, outcome);
      return undefined;
    });
  }

  /** Writes what a bank has paid out of one loan altogether; the case goes on with the first and with the last money. */
  disburse(input: DisburseApplicationInput): Promise<Refusal | undefined> {
    const { id, applicationId, disbursedFen, disbursedOn } = input;
    return this.#change(input, 'mortgageCase.disbursed', async (tx, subject) => {
      if (subject.state !== 'ready' && subject.state !== 'partDisbursed') {
        return WrongState.of(subject.state, 'It is not ready for money');
      }
      const application = (await applicationsOf(tx, id)).find((each) => each.id === applicationId);
      if (!application) return NotFound.of('application');
      if (disbursedFen > (application.approvedFen ?? 0))
        return InvalidInput.at('input.disbursedFen', 'TOO_MUCH', 'at most what was approved');
      if (disbursedFen <= application.disbursedFen)
        return InvalidInput.at('input.disbursedFen', 'TOO_LITTLE', 'more than was told before');
      await tx.query('UPDATE mortgage_application SET disbursed_fen = $2, disbursed_on = $3 WHERE id = $1', [
        applicationId,
        disbursedFen,
        disbursedOn,
      ]);
      const open = (await applicationsOf(tx, id)).some((each) => each.disbursedFen < (each.approvedFen ?? 0));
      if (!open) await this.#cases.carry(tx, id, 'payRest');
      else if (subject.state === 'ready') await this.#cases.carry(tx, id, 'payPart');
      return undefined;
    });
  }

  #change(
    input: { readonly id: string; readonly version: number; readonly reason?: string },
    action: string,
    change: (tx: EntityManager, subject: LifecycleCase) => Promise<Refusal | undefined>,
  ): Promise<Refusal | undefined> {
    return this.#database.transaction(async (tx) => {
      const subject = await this.#cases.lock(tx, input);
      if (subject instanceof Failure) return subject;
      const refusal = await change(tx, subject);
      if (refusal) return refusal;
      await this.#cases.changed(tx, input.id);
      await settleMoney(tx, input.id);
      const { id, version: _, household: __, reason, ...after } = input as PlanMortgageInput & { reason?: string };
      await this.#audit.record(tx, { action, subject: { type: 'mortgageCase', id }, after, reason: reason ?? null });
      return undefined;
    });
  }
}

function applicationsOf(tx: EntityManager, caseId: string): Promise<Application[]> {
  return tx.query(
    `SELECT a.id, a.state, a.asked_fen AS "askedFen", a.approved_fen AS "approvedFen", a.disbursed_fen AS "disbursedFen"
     FROM mortgage_application a JOIN mortgage_case k ON k.id = a.case_id AND k.attempt = a.attempt WHERE k.id = $1`,
    [caseId],
  );
}
