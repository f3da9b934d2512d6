import { defineLifecycle } from '@kefu/office/lifecycle';
import { firstVersion } from './mortgage-case.v1.ts';
import { type CaseStateKey, secondVersion, states } from './mortgage-case.v2.ts';

/** Key of the lifecycle of a mortgage case. */
export const caseLifecycle = 'mortgageCase';

export type { CaseStateKey };
/** Every state, in the order of the usual way. */
export const caseStates = Object.keys(states) as CaseStateKey[];

/** From the receipt of the down payment to the release of the guarantee (S2); ON_HOLD and PROBLEM lie over a state. */
export const caseDefinition = defineLifecycle({
  key: caseLifecycle,
  subject: 'mortgageCase',
  table: 'mortgage_case',
  scope: { team: 'team_id', own: 'owner_id' },
  readPermission: 'mortgageCase.read',
  versions: [firstVersion, secondVersion],
});

/** By which a state is called where cases of several versions stand in one list: it has the states of all. */
export const newestVersion: number = secondVersion.version;

/** The usual way to the money; how many steps are left on it says how near the money is. */
const way: readonly CaseStateKey[] = [
  'intake',
  'contractDraft',
  'review',
  'signed',
  'filed',
  'docsCollecting',
  'docsVerified',
  'bankInterview',
  'submitted',
  'approved',
  'loanSigned',
  'preMortgageRegistered',
  'ready',
  'disbursed',
];
const besides: Partial<Record<CaseStateKey, CaseStateKey>> = {
  returned: 'contractDraft',
  supplement: 'bankInterview',
  approvedReduced: 'approved',
  rejected: 'filed',
  bankSwitch: 'filed',
  partDisbursed: 'ready',
};

/** Steps from a state to the loan's money: 1 just before it; undefined where no loan is to come any more. */
export function stepsToMoney(state: string): number | undefined {
  const at = way.indexOf(besides[state as CaseStateKey] ?? (state as CaseStateKey));
  return at < 0 || at === way.length - 1 ? undefined : way.length - 1 - at;
}

/** The states that still lie on the usual way to the money, the one it stands in among them. */
export function wayFrom(state: string): readonly string[] {
  const steps = stepsToMoney(state);
  return steps === undefined ? [] : way.slice(way.length - 1 - steps, -1);
}

/** States that no transition leaves. */
export const finalStates: readonly CaseStateKey[] = ['closed', 'cancelled'];

/** The transition by which each state goes the usual way on, where a person goes it. */
export const forwardOf: Readonly<Partial<Record<string, string>>> = {
  intake: 'startDraft',
  contractDraft: 'submitReview',
  returned: 'submitReview',
  review: 'passReview',
  signed: 'file',
  filed: 'collect',
  docsCollecting: 'verifyPapers',
  docsVerified: 'interview',
  bankInterview: 'submit',
  supplement: 'answerSupplement',
  approved: 'signLoan',
  approvedReduced: 'signLoan',
  loanSigned: 'registerPreMortgage',
  preMortgageRegistered: 'makeReady',
};
