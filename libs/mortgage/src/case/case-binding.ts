import { BindsLifecycles, type LifecycleBinding, type LifecycleCase } from '@kefu/office/lifecycle';
import { Tasks } from '@kefu/office/tasks';
import { AuditTrail } from '@kefu/platform/audit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseClocks } from '../clock/case-clocks.ts';
import { consentReasons } from '../consent/consent-reasons.ts';
import { cancelContract } from '../contract/cancel-contract.ts';
import { peopleReasons } from '../people/people-reasons.ts';
import { beginRound, endRound } from '../review/rounds.ts';
import { CaseGuards } from './case-guards.ts';
import { settleMoney } from './case-money.ts';
import { leaveAttempt } from './leave-attempt.ts';
import { caseLifecycle, caseStates, finalStates } from './mortgage-case.lifecycle.ts';
import { personId } from './person-id.ts';

/** States in which nobody waits any more for what a bank asked or for a meeting at it. */
const offTheBank: readonly string[] = ['bankSwitch', 'cashConvert', 'refunding', ...finalStates];

/** States from which papers go to the bank. */
const toTheBank: readonly string[] = ['bankInterview', 'supplement'];

type Entered = (tx: EntityManager, subject: LifecycleCase) => Promise<void>;

/** What the mortgage desk knows of the lifecycle of its cases: each state that is entered has a clock of its own. */
@BindsLifecycles(caseLifecycle)
@Injectable()
export class CaseBinding implements LifecycleBinding {
  readonly guards: LifecycleBinding['guards'] & object;
  readonly entered: LifecycleBinding['entered'] & object;

  constructor(guards: CaseGuards, clocks: CaseClocks, tasks: Tasks, audit: AuditTrail) {
    this.guards = {
      // What was published of the lifecycle never changes: findings are asked about wherever the money is, since whoever
      // hands in or passes is asked about it, whatever version their case goes by.
      moneyWhole: async (tx, subject) => [
        ...(await guards.moneyWhole(tx, subject)),
        ...(await guards.findingsAnswered(tx, subject)),
        ...(await peopleReasons(tx, subject)),
      ],
      loansSound: (tx, subject) => guards.loansSound(tx, subject),
      supplementIn: (tx, subject) => guards.supplementIn(tx, subject),
      // What is published stays: papers are fit for a bank only with every buyer's consent (S7).
      papersThere: async (tx, subject) => [
        ...(await guards.papersThere(tx, subject)),
        ...(toTheBank.includes(subject.state) ? await consentReasons(tx, subject.id) : []),
      ],
      bankNamed: (tx, subject) => guards.bankNamed(tx, subject),
      otherReviewer: (tx, subject) => guards.otherReviewer(tx, subject),
      toppedOut: (tx, subject) => guards.toppedOut(tx, subject),
      moneyCredited: (tx, subject) => guards.moneyCredited(tx, subject),
      moneyRefunded: (tx, subject) => guards.moneyRefunded(tx, subject),
      fundSettled: (tx, subject) => guards.fundSettled(tx, subject),
    };
    const also: Readonly<Record<string, Entered>> = {
      review: handedIn,
      returned: (tx, { id }) => endRound(tx, id, 'returned'),
      signed: (tx, { id }) => endRound(tx, id, 'passed'),
      cashConvert: leaveLoans,
      refunding: async (tx, subject) => {
        await endRound(tx, subject.id, 'left');
        await leaveLoans(tx, subject);
        await cancelContract(tx, audit, await contractOf(tx, subject.id));
      },
    };
    this.entered = Object.fromEntries(
      caseStates.map((state): [string, Entered] => [
        state,
        async (tx, subject) => {
          await also[state]?.(tx, subject);
          if (offTheBank.includes(state)) await leaveAttempt(tx, tasks, subject.id);
          if (finalStates.includes(state)) await clocks.end(tx, subject.id);
          else await clocks.enter(tx, subject.id, state);
        },
      ]),
    );
  }
}

async function handedIn(tx: EntityManager, { id }: LifecycleCase): Promise<void> {
  await tx.query('UPDATE mortgage_case SET submitted_by = $2 WHERE id = $1', [id, personId()]);
  await beginRound(tx, id);
}

async function contractOf(tx: EntityManager, id: string): Promise<string> {
  const [row]: { contractId: string }[] = await tx.query(
    'SELECT contract_id AS "contractId" FROM mortgage_case WHERE id = $1',
    [id],
  );
  return row?.contractId ?? '';
}

/** No loan is to come any more. */
async function leaveLoans(tx: EntityManager, { id }: LifecycleCase): Promise<void> {
  await tx.query(
    `UPDATE mortgage_application a SET state = 'left' FROM mortgage_case k
     WHERE k.id = $1 AND a.case_id = k.id AND a.attempt = k.attempt`,
    [id],
  );
  await settleMoney(tx, id);
}
