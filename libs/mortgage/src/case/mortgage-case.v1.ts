import type { LifecycleState, LifecycleTransition, LifecycleVersion } from '@kefu/office/lifecycle';
import { text } from '../words/words.ts';

/** A state in which somebody is waited for. */
export const waiting = (hant: string, hans: string, en: string): LifecycleState => ({
  title: text(hant, hans, en),
  tone: 'waiting',
});

/** The states of the first version, in the order of the usual way. */
export const firstStates = {
  intake: { title: text('收案', '收案', 'Intake'), tone: 'draft' },
  contractDraft: { title: text('填寫合同', '填写合同', 'Contract draft'), tone: 'draft' },
  review: waiting('合同審核', '合同审核', 'Review'),
  signed: waiting('已簽約', '已签约', 'Signed'),
  filed: waiting('網簽備案', '网签备案', 'Filed'),
  docsCollecting: waiting('收集資料', '收集资料', 'Collecting papers'),
  docsVerified: waiting('資料齊全', '资料齐全', 'Papers verified'),
  bankInterview: waiting('銀行面簽', '银行面签', 'Bank interview'),
  submitted: waiting('銀行審批', '银行审批', 'With the bank'),
  approved: waiting('銀行批准', '银行批准', 'Approved'),
  loanSigned: waiting('已簽借款合同', '已签借款合同', 'Loan signed'),
  preMortgageRegistered: waiting('預抵押登記', '预抵押登记', 'Pre-mortgage registered'),
  ready: waiting('待放款', '待放款', 'Ready to pay out'),
  partDisbursed: waiting('部分放款', '部分放款', 'Partly paid out'),
  disbursed: waiting('已放款', '已放款', 'Paid out'),
  reconciled: waiting('已對賬', '已对账', 'Reconciled'),
  formalMortgage: waiting('正式抵押', '正式抵押', 'Mortgage registered'),
  guaranteeReleased: waiting('解除擔保', '解除担保', 'Guarantee released'),
  closed: { title: text('已結案', '已结案', 'Closed'), tone: 'done', final: true },
  returned: { title: text('退回修改', '退回修改', 'Returned'), tone: 'returned' },
  supplement: { title: text('補充資料', '补充资料', 'Supplement'), tone: 'returned' },
  approvedReduced: { title: text('減額批准', '减额批准', 'Approved for less'), tone: 'returned' },
  rejected: { title: text('銀行拒絕', '银行拒绝', 'Rejected by the bank'), tone: 'returned' },
  bankSwitch: { title: text('更換銀行', '更换银行', 'Changing the bank'), tone: 'returned' },
  cashConvert: { title: text('轉為現金付款', '转为现金付款', 'Paying in cash'), tone: 'returned' },
  refunding: { title: text('取消退款中', '取消退款中', 'Cancelled, to be refunded'), tone: 'returned' },
  cancelled: { title: text('已取消', '已取消', 'Cancelled'), tone: 'refused', final: true },
} as const satisfies Record<string, LifecycleState>;

type CaseStateKey = keyof typeof firstStates;

/** Who carries cases. */
export const work = 'mortgageCase.work';
/** Who says that money came or went. */
export const finance = 'mortgageCase.finance';
const beforeLoan = [
  'docsCollecting',
  'docsVerified',
  'bankInterview',
  'submitted',
  'supplement',
  'approved',
  'approvedReduced',
  'rejected',
  'loanSigned',
] as const satisfies readonly CaseStateKey[];
/** The states before the bank's money. */
export const beforeMoney = [
  'intake',
  'contractDraft',
  'review',
  'returned',
  'signed',
  'filed',
  ...beforeLoan,
  'bankSwitch',
  'cashConvert',
  'preMortgageRegistered',
  'ready',
] as const satisfies readonly CaseStateKey[];

interface Way<State extends string> {
  readonly title: readonly [hant: string, hans: string, en: string];
  readonly from: readonly State[];
  readonly to: State;
}

/** A way that people go. */
export const by = <State extends string = CaseStateKey>(
  permission: string,
  { title, from, to }: Way<State>,
  more?: Partial<LifecycleTransition>,
): LifecycleTransition => ({
  title: text(...title),
  from,
  to,
  permission,
  ...more,
});
/** Ways that no button goes: a bank asked or decided, money came. */
export const byHouse = <State extends string = CaseStateKey>({ title, from, to }: Way<State>): LifecycleTransition => ({
  title: text(...title),
  from,
  to,
});

const transitions = {
  startDraft: by(work, {
    title: ['開始填寫合同', '开始填写合同', 'Draft the contract'],
    from: ['intake'],
    to: 'contractDraft',
  }),
  submitReview: by(
    work,
    { title: ['送審', '送审', 'Hand to review'], from: ['contractDraft', 'returned'], to: 'review' },
    { guards: ['moneyWhole', 'loansSound'] },
  ),
  passReview: by(
    'mortgageCase.review',
    { title: ['審核通過並簽約', '审核通过并签约', 'Pass and sign'], from: ['review'], to: 'signed' },
    { guards: ['otherReviewer', 'moneyWhole'] },
  ),
  returnReview: by(
    'mortgageCase.review',
    { title: ['退回修改', '退回修改', 'Return'], from: ['review'], to: 'returned' },
    { guards: ['otherReviewer'], needsReason: true },
  ),
  file: by(work, { title: ['登記網簽備案', '登记网签备案', 'Record the filing'], from: ['signed'], to: 'filed' }),
  collect: by(work, {
    title: ['開始收集資料', '开始收集资料', 'Collect papers'],
    from: ['filed'],
    to: 'docsCollecting',
  }),
  verifyPapers: by(
    work,
    { title: ['確認資料齊全', '确认资料齐全', 'Papers are complete'], from: ['docsCollecting'], to: 'docsVerified' },
    { guards: ['papersThere', 'moneyWhole'] },
  ),
  interview: by(
    work,
    { title: ['帶客戶面簽', '带客户面签', 'Take to the interview'], from: ['docsVerified'], to: 'bankInterview' },
    { guards: ['papersThere', 'bankNamed'] },
  ),
  submit: by(
    work,
    { title: ['報送銀行', '报送银行', 'Submit to the bank'], from: ['bankInterview'], to: 'submitted' },
    { guards: ['papersThere', 'moneyWhole', 'loansSound'] },
  ),
  askSupplement: byHouse({
    title: ['銀行要求補件', '银行要求补件', 'The bank asks for more'],
    from: ['submitted'],
    to: 'supplement',
  }),
  answerSupplement: by(
    work,
    { title: ['補件已交', '补件已交', 'Supplement handed in'], from: ['supplement'], to: 'submitted' },
    { guards: ['supplementIn', 'papersThere'] },
  ),
  bankApproves: byHouse({ title: ['銀行批准', '银行批准', 'The bank approves'], from: ['submitted'], to: 'approved' }),
  bankReduces: byHouse({
    title: ['銀行減額', '银行减额', 'The bank lends less'],
    from: ['submitted'],
    to: 'approvedReduced',
  }),
  bankRejects: byHouse({ title: ['銀行拒絕', '银行拒绝', 'The bank rejects'], from: ['submitted'], to: 'rejected' }),
  signLoan: by(
    work,
    { title: ['簽借款合同', '签借款合同', 'Sign the loan'], from: ['approved', 'approvedReduced'], to: 'loanSigned' },
    { guards: ['moneyWhole'] },
  ),
  registerPreMortgage: by(work, {
    title: ['登記預抵押', '登记预抵押', 'Register the pre-mortgage'],
    from: ['loanSigned'],
    to: 'preMortgageRegistered',
  }),
  makeReady: by(
    work,
    { title: ['送交放款', '送交放款', 'Hand over for payment'], from: ['preMortgageRegistered'], to: 'ready' },
    { guards: ['toppedOut', 'moneyWhole'] },
  ),
  payPart: byHouse({ title: ['部分放款', '部分放款', 'Part is paid out'], from: ['ready'], to: 'partDisbursed' }),
  payRest: byHouse({
    title: ['全部放款', '全部放款', 'All is paid out'],
    from: ['ready', 'partDisbursed'],
    to: 'disbursed',
  }),
  reconcile: by(
    finance,
    { title: ['對賬確認', '对账确认', 'Reconcile'], from: ['disbursed'], to: 'reconciled' },
    { guards: ['moneyCredited'] },
  ),
  registerMortgage: by(work, {
    title: ['辦理正式抵押', '办理正式抵押', 'Register the mortgage'],
    from: ['reconciled'],
    to: 'formalMortgage',
  }),
  releaseGuarantee: by(work, {
    title: ['解除階段擔保', '解除阶段担保', 'Release the guarantee'],
    from: ['formalMortgage'],
    to: 'guaranteeReleased',
  }),
  close: by(work, { title: ['結案', '结案', 'Close'], from: ['guaranteeReleased'], to: 'closed' }),
  switchBank: by(
    work,
    { title: ['更換銀行', '更换银行', 'Change the bank'], from: beforeLoan, to: 'bankSwitch' },
    { needsReason: true },
  ),
  startAttempt: byHouse({
    title: ['向新銀行申請', '向新银行申请', 'Apply at the new bank'],
    from: ['bankSwitch'],
    to: 'docsCollecting',
  }),
  convertToCash: by(
    work,
    {
      title: ['轉為現金付款', '转为现金付款', 'Pay in cash instead'],
      from: [...beforeLoan, 'bankSwitch', 'preMortgageRegistered', 'ready'],
      to: 'cashConvert',
    },
    { needsReason: true },
  ),
  cashPaid: by(
    finance,
    { title: ['現金已付清', '现金已付清', 'All is paid in cash'], from: ['cashConvert'], to: 'closed' },
    { guards: ['moneyCredited'] },
  ),
  cancel: by(
    'mortgageCase.review',
    { title: ['取消並退款', '取消并退款', 'Cancel and refund'], from: beforeMoney, to: 'refunding' },
    { needsReason: true },
  ),
  refunded: by(
    finance,
    { title: ['已退款', '已退款', 'All is refunded'], from: ['refunding'], to: 'cancelled' },
    { guards: ['moneyRefunded'] },
  ),
} as const satisfies Record<string, LifecycleTransition>;

/** The lifecycle as it was published first; never changed (S2). */
export const firstVersion = {
  version: 1,
  initial: 'intake',
  states: firstStates,
  transitions,
} as const satisfies LifecycleVersion;
