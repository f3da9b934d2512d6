import { Documents } from '@kefu/office/documents';
import type { LifecycleCase, Reason } from '@kefu/office/lifecycle';
import { yuanText } from '@kefu/office/money';
import type { Text } from '@kefu/platform/language';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Application } from './application.entity.ts';
import { shownWish } from './application-wish.ts';

const text = (hant: string, hans: string, en: string): Text => ({ 'zh-Hant': hant, 'zh-Hans': hans, en });
const reason = (code: string, words: Text, values?: Reason['values']): Reason => ({
  code,
  text: words,
  ...(values && { values }),
});

/** What remains on an account; null where nobody said. */
interface Balance {
  readonly equity: number | null;
  readonly debt: number | null;
  readonly positions: number | null;
}

/** What stands in the way of an application (T1–T4); every reason is told at once. */
@Injectable()
export class ApplicationGuards {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** An opening names who it is for; a change wants something. */
  async complete(tx: EntityManager, subject: LifecycleCase): Promise<Reason[]> {
    const application = await tx.findOneByOrFail(Application, { id: subject.id });
    const wanted = shownWish(application);
    if (application.kind === 'change') {
      return Object.keys(wanted).length > 0
        ? []
        : [
            reason(
              'NOTHING_WANTED',
              text('沒有填寫任何要變更的資料', '没有填写任何要变更的资料', 'Nothing is to be changed'),
            ),
          ];
    }
    const missing: Reason[] = [];
    if (!wanted.name) missing.push(reason('NAME_MISSING', text('缺少名稱', '缺少名称', 'The name is missing')));
    if (!wanted.certificate) {
      missing.push(reason('CERTIFICATE_MISSING', text('缺少證件號碼', '缺少证件号码', 'The certificate is missing')));
    }
    if (!Array.isArray(wanted.phones) || wanted.phones.length === 0) {
      missing.push(reason('PHONE_MISSING', text('缺少電話', '缺少电话', 'A phone is missing')));
    }
    if (!application.startsOn) {
      missing.push(
        reason('START_MISSING', text('缺少協議起始日', '缺少协议起始日', 'The first day of the agreement is missing')),
      );
    }
    return missing;
  }

  /** Every paper that the checklist asks for is there and not expired (T5). */
  async papersComplete(tx: EntityManager, { id }: LifecycleCase): Promise<Reason[]> {
    const missing = await this.#documents.missing(tx, { type: 'application', id });
    return missing.map(({ text: words }) => reason('PAPER_MISSING', words));
  }

  /**
   * Certificate and number belong to nobody else. Two who open one person's account at once wait for one another here,
   * so that the second finds the first.
   */
  async certificateFree(tx: EntityManager, subject: LifecycleCase): Promise<Reason[]> {
    const { certificateIndex, traderNumber, traderId } = await tx.findOneByOrFail(Application, { id: subject.id });
    const reasons: Reason[] = [];
    if (certificateIndex) {
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [certificateIndex.toString('hex')]);
      const [other]: { number: string }[] = await tx.query(
        'SELECT number FROM trader WHERE certificate_index = $1 AND id IS DISTINCT FROM $2',
        [certificateIndex, traderId],
      );
      if (other) {
        const words = text(
          '該證件已屬於交易商 {number}',
          '该证件已属于交易商 {number}',
          'The certificate belongs to trader {number}',
        );
        reasons.push(reason('CERTIFICATE_TAKEN', words, { number: other.number }));
      }
    }
    if (traderNumber) {
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [traderNumber]);
      const [other]: unknown[] = await tx.query('SELECT FROM trader WHERE number = $1', [traderNumber]);
      if (other) {
        const words = text(
          '交易商編號 {number} 已被使用',
          '交易商编号 {number} 已被使用',
          'Trader number {number} is in use',
        );
        reasons.push(reason('NUMBER_TAKEN', words, { number: traderNumber }));
      }
    }
    return reasons;
  }

  /** The account is still open; it stays so until this transaction is over. */
  async traderActive(tx: EntityManager, subject: LifecycleCase): Promise<Reason[]> {
    const [trader]: { state: string }[] = await tx.query(
      `SELECT t.state FROM trader t JOIN account_application a ON a.trader_id = t.id WHERE a.id = $1 FOR SHARE OF t`,
      [subject.id],
    );
    if (trader?.state === 'active') return [];
    return [reason('ACCOUNT_CLOSED', text('帳戶已銷戶', '账户已销户', 'The account is closed'))];
  }

  /** The term that was to be renewed is still the current one and not closed. */
  async termRenewable(tx: EntityManager, subject: LifecycleCase): Promise<Reason[]> {
    const [term]: { state: string; renewedBy: string | null }[] = await tx.query(
      `SELECT t.state, t.renewed_by AS "renewedBy" FROM account_application a JOIN term t ON t.id = a.term_id
       WHERE a.id = $1 FOR UPDATE OF t`,
      [subject.id],
    );
    if (!term)
      return [
        reason('TERM_MISSING', text('帳戶沒有可續簽的期限', '账户没有可续签的期限', 'There is no term to renew')),
      ];
    if (term.renewedBy)
      return [reason('TERM_RENEWED', text('期限已續簽', '期限已续签', 'The term is renewed already'))];
    if (term.state !== 'closed') return [];
    return [
      reason('TERM_CLOSED', text('期限已關閉，請重新開戶', '期限已关闭，请重新开户', 'The term is closed: open anew')),
    ];
  }

  /** What is known to remain keeps a closing from being handed in (T2). */
  async nothingKnownRemains(tx: EntityManager, subject: LifecycleCase): Promise<Reason[]> {
    const balance = await balanceOf(tx, subject.id);
    return [...moneyReasons(balance), ...positionReasons(balance), ...(await this.noOpenCases(tx, subject))];
  }

  /** Finance has recorded that nothing is owed either way (T2). */
  async moneySettled(tx: EntityManager, subject: LifecycleCase): Promise<Reason[]> {
    const balance = await balanceOf(tx, subject.id);
    if (balance.equity !== null && balance.debt !== null) return moneyReasons(balance);
    const words = text('財務尚未登記權益與欠款', '财务尚未登记权益与欠款', 'Finance has not recorded equity and debts');
    return [reason('MONEY_UNKNOWN', words), ...moneyReasons(balance)];
  }

  /** Settlement has recorded that no position is open (T2). */
  async positionsSettled(tx: EntityManager, subject: LifecycleCase): Promise<Reason[]> {
    const balance = await balanceOf(tx, subject.id);
    if (balance.positions !== null) return positionReasons(balance);
    return [
      reason(
        'POSITIONS_UNKNOWN',
        text('交收部尚未登記持倉', '交收部尚未登记持仓', 'Settlement has not recorded the positions'),
      ),
    ];
  }

  /** No other application of the account is under way (T2). */
  async noOpenCases(tx: EntityManager, subject: LifecycleCase): Promise<Reason[]> {
    const open: { number: string }[] = await tx.query(
      `SELECT o.number FROM account_application a JOIN account_application o ON o.trader_id = a.trader_id AND o.id <> a.id
       WHERE a.id = $1 AND o.state NOT IN ('draft', 'active', 'rejected', 'withdrawn') ORDER BY o.number LIMIT 20`,
      [subject.id],
    );
    if (open.length === 0) return [];
    const words = text(
      '尚有未結案的申請：{numbers}',
      '尚有未结案的申请：{numbers}',
      'Other applications are under way: {numbers}',
    );
    return [reason('CASES_OPEN', words, { numbers: open.map(({ number }) => number).join('、') })];
  }
}

async function balanceOf(tx: EntityManager, applicationId: string): Promise<Balance> {
  const [balance]: Balance[] = await tx.query(
    `SELECT b.equity_fen AS equity, b.debt_fen AS debt, b.positions FROM account_application a
     JOIN trader_balance b ON b.trader_id = a.trader_id WHERE a.id = $1 FOR SHARE OF b`,
    [applicationId],
  );
  return balance ?? { equity: null, debt: null, positions: null };
}

function moneyReasons({ equity, debt }: Balance): Reason[] {
  const reasons: Reason[] = [];
  if (equity) {
    const words = text('帳戶尚有權益 {amount} 元', '账户尚有权益 {amount} 元', 'Equity of {amount} yuan remains');
    reasons.push(reason('EQUITY_REMAINS', words, { amount: yuanText(equity) }));
  }
  if (debt) {
    const words = text('帳戶尚有欠款 {amount} 元', '账户尚有欠款 {amount} 元', 'Debts of {amount} yuan remain');
    reasons.push(reason('DEBT_REMAINS', words, { amount: yuanText(debt) }));
  }
  return reasons;
}

function positionReasons({ positions }: Balance): Reason[] {
  if (!positions) return [];
  const words = text('尚有持倉 {count} 手', '尚有持仓 {count} 手', '{count} positions are open');
  return [reason('POSITIONS_OPEN', words, { count: positions })];
}
