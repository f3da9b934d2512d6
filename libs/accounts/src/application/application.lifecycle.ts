import { defineLifecycle, type LifecycleState, type LifecycleTransition } from '@kefu/office/lifecycle';
import type { Text } from '@kefu/platform/language';
import { type ApplicationKind, applicationKinds } from './application.entity.ts';

const text = (hant: string, hans: string, en: string): Text => ({ 'zh-Hant': hant, 'zh-Hans': hans, en });

const states = {
  draft: { title: text('草稿', '草稿', 'Draft'), tone: 'draft' },
  firstReview: { title: text('初審', '初审', 'First review'), tone: 'waiting' },
  moneyConfirmation: { title: text('財務確認', '财务确认', 'Finance confirms'), tone: 'waiting' },
  positionsConfirmation: { title: text('交收確認', '交收确认', 'Settlement confirms'), tone: 'waiting' },
  finalReview: { title: text('最後資格審核', '最后资格审核', 'Final review'), tone: 'waiting' },
  scheduled: { title: text('待生效', '待生效', 'Waiting for its date'), tone: 'waiting' },
  returned: { title: text('退回補正', '退回补正', 'Returned'), tone: 'returned' },
  rejected: { title: text('不予受理', '不予受理', 'Rejected'), tone: 'refused', final: true },
  withdrawn: { title: text('已撤回', '已撤回', 'Withdrawn'), tone: 'refused', final: true },
} as const satisfies Record<string, LifecycleState>;

type WaitingState = Exclude<keyof typeof states, 'draft' | 'returned' | 'rejected' | 'withdrawn'>;

const active: Readonly<Record<ApplicationKind, LifecycleState>> = {
  opening: { title: text('已開戶', '已开户', 'Opened'), tone: 'done', final: true },
  closing: { title: text('已銷戶', '已销户', 'Closed'), tone: 'done', final: true },
  change: { title: text('已生效', '已生效', 'In effect'), tone: 'done', final: true },
  renewal: { title: text('已續簽', '已续签', 'Renewed'), tone: 'done', final: true },
};

const titles = {
  submit: text('提交審核', '提交审核', 'Hand in'),
  withdraw: text('撤回', '撤回', 'Take back'),
  return: text('退回', '退回', 'Return'),
  reject: text('駁回', '驳回', 'Reject'),
  pass: text('通過', '通过', 'Pass'),
  takeEffect: text('生效', '生效', 'Take effect'),
  fallThrough: text('未能生效', '未能生效', 'Could not take effect'),
} as const;

/** Where an approved step leads, by the name of its transition. */
interface Step {
  readonly transition: string;
  readonly from: WaitingState;
  readonly to: WaitingState | 'active';
  readonly guards?: readonly string[];
}

/** Guards that keep an application from being handed in; asked again when it takes effect. */
const soundness: Readonly<Record<ApplicationKind, readonly string[]>> = {
  opening: ['complete', 'papersComplete', 'certificateFree'],
  closing: ['traderActive', 'papersComplete', 'nothingKnownRemains'],
  change: ['complete', 'traderActive', 'papersComplete', 'certificateFree'],
  renewal: ['traderActive', 'papersComplete', 'termRenewable'],
};

const steps: Readonly<Record<ApplicationKind, readonly Step[]>> = {
  opening: [
    { transition: 'passFirst', from: 'firstReview', to: 'finalReview', guards: ['papersComplete'] },
    { transition: 'passFinal', from: 'finalReview', to: 'active', guards: ['papersComplete', 'certificateFree'] },
  ],
  closing: [
    { transition: 'passFirst', from: 'firstReview', to: 'moneyConfirmation', guards: ['papersComplete'] },
    { transition: 'confirmMoney', from: 'moneyConfirmation', to: 'positionsConfirmation', guards: ['moneySettled'] },
    { transition: 'confirmPositions', from: 'positionsConfirmation', to: 'finalReview', guards: ['positionsSettled'] },
    {
      transition: 'passFinal',
      from: 'finalReview',
      to: 'active',
      guards: ['moneySettled', 'positionsSettled', 'noOpenCases'],
    },
  ],
  change: [
    { transition: 'passFirst', from: 'firstReview', to: 'finalReview', guards: ['papersComplete'] },
    { transition: 'passOnly', from: 'firstReview', to: 'scheduled', guards: ['papersComplete'] },
    { transition: 'passFinal', from: 'finalReview', to: 'scheduled', guards: ['papersComplete'] },
    { transition: 'takeEffect', from: 'scheduled', to: 'active', guards: ['traderActive', 'certificateFree'] },
  ],
  renewal: [
    { transition: 'passFirst', from: 'firstReview', to: 'finalReview', guards: ['papersComplete'] },
    { transition: 'passFinal', from: 'finalReview', to: 'active', guards: ['traderActive', 'termRenewable'] },
  ],
};

function transitionsOf(kind: ApplicationKind): Record<string, LifecycleTransition> {
  const waiting = [...new Set(steps[kind].map(({ from }) => from))];
  const reviews = waiting.filter((state) => state !== 'scheduled');
  const enter = 'application.enter';
  return {
    submit: {
      title: titles.submit,
      from: ['draft', 'returned'],
      to: 'firstReview',
      permission: enter,
      guards: soundness[kind],
    },
    ...Object.fromEntries(
      steps[kind].map(({ transition, from, to, guards = [] }) => [
        transition,
        { title: transition === 'takeEffect' ? titles.takeEffect : titles.pass, from: [from], to, guards },
      ]),
    ),
    return: { title: titles.return, from: reviews, to: 'returned', needsReason: true },
    reject: { title: titles.reject, from: reviews, to: 'rejected', needsReason: true },
    ...(waiting.includes('scheduled') && {
      fallThrough: { title: titles.fallThrough, from: ['scheduled'], to: 'returned', needsReason: true },
    }),
    withdraw: {
      title: titles.withdraw,
      from: ['draft', 'returned', ...waiting],
      to: 'withdrawn',
      permission: enter,
      needsReason: true,
    },
  };
}

function statesOf(kind: ApplicationKind): Record<string, LifecycleState> {
  const waiting = [...new Set(steps[kind].map(({ from }) => from))];
  const { draft, returned, rejected, withdrawn } = states;
  return {
    draft,
    ...Object.fromEntries(waiting.map((state) => [state, states[state]])),
    active: active[kind],
    returned,
    rejected,
    withdrawn,
  };
}

/** The lifecycle of a kind of application. */
export const lifecycleOf = (kind: ApplicationKind): string => `application.${kind}`;

/** 開戶、銷戶、變更、續簽 (T1–T4): DRAFT → FIRST_REVIEW → FINAL_REVIEW → ACTIVE, RETURNED, REJECTED. */
export const applicationLifecycles = applicationKinds.map((kind) =>
  defineLifecycle({
    key: lifecycleOf(kind),
    subject: 'application',
    table: 'account_application',
    scope: { branch: 'branch_id', own: 'entered_by' },
    readPermission: 'application.read',
    versions: [{ version: 1, initial: 'draft', states: statesOf(kind), transitions: transitionsOf(kind) }],
  }),
);
