import type { LifecycleState, LifecycleTransition, LifecycleVersion } from '@kefu/office/lifecycle';
import { beforeMoney, by, byHouse, finance, firstVersion, waiting, work } from './mortgage-case.v1.ts';

const {
  states: { formalMortgage, guaranteeReleased, closed, returned, supplement, approvedReduced, rejected, ...others },
  transitions,
} = firstVersion;
const { bankSwitch, cashConvert, refunding, cancelled, ...untilReconciled } = others;

/** The states of the second version, in the order of the usual way: the house is handed over once the money is reconciled. */
export const states = {
  ...untilReconciled,
  handedOver: waiting('已交房', '已交房', 'Handed over'),
  formalMortgage,
  guaranteeReleased,
  closed,
  returned,
  supplement,
  approvedReduced,
  rejected,
  bankSwitch,
  cashConvert,
  paidInCash: waiting('現金已付清', '现金已付清', 'Paid in cash'),
  refunding,
  cancelled,
} as const satisfies Record<string, LifecycleState>;

/** A state of a mortgage case. */
export type CaseStateKey = keyof typeof states;

const moved = {
  ...transitions,
  handOver: by<CaseStateKey>(
    work,
    { title: ['交房', '交房', 'Hand over the house'], from: ['reconciled'], to: 'handedOver' },
    { guards: ['fundSettled'] },
  ),
  registerMortgage: by<CaseStateKey>(work, {
    title: ['辦理正式抵押', '办理正式抵押', 'Register the mortgage'],
    from: ['handedOver'],
    to: 'formalMortgage',
  }),
  cashPaid: by<CaseStateKey>(
    finance,
    { title: ['現金已付清', '现金已付清', 'All is paid in cash'], from: ['cashConvert'], to: 'paidInCash' },
    { guards: ['moneyCredited'] },
  ),
  handOverPaid: by<CaseStateKey>(
    work,
    { title: ['交房並結案', '交房并结案', 'Hand over the house and close'], from: ['paidInCash'], to: 'closed' },
    { guards: ['fundSettled'] },
  ),
  /** The buyer rescinds as the house measures otherwise: however far the case has come. */
  rescind: byHouse<CaseStateKey>({
    title: ['買方解除合同', '买方解除合同', 'The buyer rescinds'],
    from: [
      ...beforeMoney,
      'partDisbursed',
      'disbursed',
      'reconciled',
      'handedOver',
      'paidInCash',
      'formalMortgage',
      'guaranteeReleased',
    ],
    to: 'refunding',
  }),
} satisfies Record<string, LifecycleTransition>;

/**
 * The second version (S2, S18): no house is handed over before its maintenance fund is settled, and a buyer who rescinds leads
 * the case into refunding from wherever it stands.
 */
export const secondVersion = {
  version: 2,
  initial: 'intake',
  states,
  transitions: moved,
} as const satisfies LifecycleVersion;
