import { Documents } from '@kefu/office/documents';
import type { LifecycleCase, Reason } from '@kefu/office/lifecycle';
import { type FenAmount, yuanText } from '@kefu/office/money';
import type { Text } from '@kefu/platform/language';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { areaReasons } from '../amendment/area-reasons.ts';
import { assessLoans, type Household, type LoanProblem } from '../loan/loan-calculation.ts';
import { type LoanKind, loanRulesOn } from '../loan/loan-rules.ts';
import { openFindingSql } from '../review/review.sql.ts';
import { text } from '../words/words.ts';
import { moneyOf } from './case-money.ts';
import { personId } from './person-id.ts';

const gap = text('與房款相差 {gap} 元', '与房款相差 {gap} 元', '{gap} yuan lie between the price and what makes it');
const loanWords: Readonly<Record<LoanProblem, Text>> = {
  downTooLow: text('首付低於最低比例', '首付低于最低比例', 'Less is paid down than the minimum'),
  loanNotRounded: text('貸款額須為整數檔', '贷款额须为整数档', 'A loan is no whole number of steps'),
  overLimit: text('超過最高貸款額', '超过最高贷款额', 'A loan is above its limit'),
  housingTooDear: text('月供超過收入上限', '月供超过收入上限', 'Housing costs too much of the income'),
  debtTooHigh: text('負債超過收入上限', '负债超过收入上限', 'Debts cost too much of the income'),
  termTooLong: text('貸款年限過長', '贷款年限过长', 'The term is too long'),
  tooOld: text('年齡加年限超過上限', '年龄加年限超过上限', 'Age and term are together too much'),
};
const codes: Readonly<Record<LoanProblem, string>> = {
  downTooLow: 'DOWN_TOO_LOW',
  loanNotRounded: 'LOAN_NOT_ROUNDED',
  overLimit: 'LOAN_OVER_LIMIT',
  housingTooDear: 'HOUSING_TOO_DEAR',
  debtTooHigh: 'DEBT_TOO_HIGH',
  termTooLong: 'TERM_TOO_LONG',
  tooOld: 'TOO_OLD',
};

const fundNotAssessed = text('維修基金尚未核定', '维修基金尚未核定', 'The maintenance fund is not assessed yet');
const fundUnpaid = text(
  '維修基金尚欠 {owed} 元',
  '维修基金尚欠 {owed} 元',
  '{owed} yuan of the maintenance fund are unpaid',
);
const fundNotProved = text(
  '維修基金 {owed} 元由買方自繳，尚未交來憑證',
  '维修基金 {owed} 元由买方自缴，尚未交来凭证',
  'The buyer pays {owed} yuan of maintenance fund directly and has not brought the proof',
);

/** What stands in the way of a case. */
@Injectable()
export class CaseGuards {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** Down payment, loans and balance payment make the price; what a bank lent less is topped up or amended first. */
  async moneyWhole(tx: EntityManager, { id }: LifecycleCase): Promise<Reason[]> {
    const { gapFen } = await moneyOf(tx, id);
    const area = await areaReasons(tx, id);
    return gapFen === 0 ? area : [{ code: 'MONEY_GAP', text: gap, values: { gap: yuanText(gapFen) } }, ...area];
  }

  /** What banks would refuse, by the rules of the city on the day of the contract. */
  async loansSound(tx: EntityManager, { id }: LifecycleCase): Promise<Reason[]> {
    const rows: LoanRow[] = await tx.query(
      `SELECT p.city, c.signed_on AS "signedOn", c.price_fen AS "priceFen", k.household, a.product, a.asked_fen AS "loanFen", a.months
       FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id JOIN mortgage_project p ON p.id = c.project_id
       JOIN mortgage_application a ON a.case_id = k.id AND a.attempt = k.attempt WHERE k.id = $1`,
      [id],
    );
    const [first] = rows;
    if (!first) return [];
    const rules = await loanRulesOn(tx, first.city, first.signedOn);
    const parts = rows.map(({ product, loanFen, months }) => ({ loanFen, months, rule: rules[product] }));
    const { problems } = assessLoans(first.priceFen, parts, first.household);
    return problems.map((problem) => ({ code: codes[problem], text: loanWords[problem] }));
  }

  async papersThere(tx: EntityManager, { id }: LifecycleCase): Promise<Reason[]> {
    const missing = await this.#documents.missing(tx, { type: 'mortgageCase', id });
    return missing.map(({ text: said }) => ({ code: 'PAPERS_MISSING', text: said }));
  }

  /** Everything that the bank asked for again came in. */
  async supplementIn(tx: EntityManager, { id }: LifecycleCase): Promise<Reason[]> {
    const [row]: { open: number }[] = await tx.query(
      `SELECT count(*)::int AS open FROM mortgage_supplement s JOIN mortgage_supplement_item i ON i.supplement_id = s.id
       WHERE s.case_id = $1 AND s.closed_at IS NULL AND i.received_at IS NULL`,
      [id],
    );
    const said = text(
      '尚有 {count} 項補件未收',
      '尚有 {count} 项补件未收',
      'Still to come in of what the bank asked for: {count}',
    );
    return row?.open ? [{ code: 'SUPPLEMENT_OPEN', text: said, values: { count: row.open } }] : [];
  }

  async bankNamed(tx: EntityManager, { id }: LifecycleCase): Promise<Reason[]> {
    const unnamed: object[] = await tx.query(
      `SELECT FROM mortgage_application a JOIN mortgage_case k ON k.id = a.case_id AND k.attempt = a.attempt
       WHERE k.id = $1 AND a.bank IS NULL`,
      [id],
    );
    const said = text('尚未選定銀行', '尚未选定银行', 'No bank is named yet');
    return unnamed.length > 0 ? [{ code: 'NO_BANK', text: said }] : [];
  }

  /** Whoever wrote the text of a contract or handed it to review does not review it (S15). */
  async otherReviewer(tx: EntityManager, { id }: LifecycleCase): Promise<Reason[]> {
    const own: object[] = await tx.query(
      `SELECT FROM mortgage_case k LEFT JOIN mortgage_review r ON r.case_id = k.id AND r.outcome IS NULL
       WHERE k.id = $1 AND $2::uuid IN (k.submitted_by, r.drafter_id)`,
      [id, personId()],
    );
    const said = text('送審者不得自審', '送审者不得自审', 'Whoever handed it in does not review it');
    return own.length > 0 ? [{ code: 'SAME_PERSON', text: said }] : [];
  }

  /** Everything that a review found is answered or was taken back (S15). */
  async findingsAnswered(tx: EntityManager, { id }: LifecycleCase): Promise<Reason[]> {
    const [row]: { open: number }[] = await tx.query(
      `SELECT count(*)::int AS open FROM mortgage_finding f WHERE f.case_id = $1 AND ${openFindingSql}`,
      [id],
    );
    const said = text(
      '尚有 {count} 項審核意見未答覆',
      '尚有 {count} 项审核意见未答复',
      'Findings of the review still to be answered: {count}',
    );
    return row?.open ? [{ code: 'FINDINGS_OPEN', text: said, values: { count: row.open } }] : [];
  }

  /** A house that is not topped out gets no loan money. */
  async toppedOut(tx: EntityManager, { id }: LifecycleCase): Promise<Reason[]> {
    const there: object[] = await tx.query(
      `SELECT FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id
       JOIN mortgage_building b ON b.project_id = c.project_id AND b.building = split_part(c.house_key, '-', 1)
       WHERE k.id = $1 AND b.topped_out_on <= (now() AT TIME ZONE 'Asia/Shanghai')::date`,
      [id],
    );
    const said = text('樓棟尚未封頂', '楼栋尚未封顶', 'The building is not topped out yet');
    return there.length > 0 ? [] : [{ code: 'NOT_TOPPED_OUT', text: said }];
  }

  /** Finance has confirmed what the banks say they paid; of a cash sale, the whole price. */
  async moneyCredited(tx: EntityManager, { id, state }: LifecycleCase): Promise<Reason[]> {
    const money = await moneyOf(tx, id);
    const open =
      state === 'cashConvert' ? money.priceFen - money.creditedFen : money.disbursedFen - money.creditedLoansFen;
    const said = text('財務尚差 {gap} 元未到賬', '财务尚差 {gap} 元未到账', 'Finance has yet to confirm {gap} yuan');
    return open === 0 ? [] : [{ code: 'NOT_CREDITED', text: said, values: { gap: yuanText(open) } }];
  }

  /** Everything that finance confirmed on the contract, and everything that was paid of its fees, went back to the fen. */
  async moneyRefunded(tx: EntityManager, { id }: LifecycleCase): Promise<Reason[]> {
    const { creditedFen } = await moneyOf(tx, id);
    const [fees]: { paidFen: FenAmount }[] = await tx.query(
      `SELECT coalesce(sum(f.paid_fen), 0)::bigint AS "paidFen" FROM mortgage_fee f JOIN mortgage_case k ON k.contract_id = f.contract_id
       WHERE k.id = $1`,
      [id],
    );
    const open = creditedFen + (fees?.paidFen ?? 0);
    const said = text('尚有 {gap} 元未退', '尚有 {gap} 元未退', '{gap} yuan are yet to be given back');
    return open === 0 ? [] : [{ code: 'NOT_REFUNDED', text: said, values: { gap: yuanText(open) } }];
  }

  /** No house is handed over before its maintenance fund is paid, let go, or proved where the buyer pays it directly (S18). */
  async fundSettled(tx: EntityManager, { id }: LifecycleCase): Promise<Reason[]> {
    const [fund]: { state: string; owedFen: FenAmount; directly: boolean }[] = await tx.query(
      `SELECT f.state, f.amount_fen - f.paid_fen AS "owedFen", r.fund_mode = 'directProof' AS directly
       FROM mortgage_case k JOIN mortgage_fee f ON f.contract_id = k.contract_id AND f.kind = 'maintenanceFund'
         JOIN mortgage_fee_rule r ON r.id = f.rule_id WHERE k.id = $1`,
      [id],
    );
    if (!fund) return [{ code: 'FUND_NOT_ASSESSED', text: fundNotAssessed }];
    if (['paid', 'waived', 'proved'].includes(fund.state)) return [];
    const values = { owed: yuanText(fund.owedFen) };
    return [
      fund.directly
        ? { code: 'FUND_NOT_PROVED', text: fundNotProved, values }
        : { code: 'FUND_UNPAID', text: fundUnpaid, values },
    ];
  }
}

interface LoanRow {
  readonly city: string;
  readonly signedOn: string;
  readonly priceFen: number;
  readonly household: Household | null;
  readonly product: LoanKind;
  readonly loanFen: number;
  readonly months: number;
}
