import { Alarms } from '@kefu/office/alarms';
import { CalendarService } from '@kefu/office/calendar';
import { BindsLifecycles, type LifecycleBinding, type LifecycleCase, type Reason } from '@kefu/office/lifecycle';
import { currentActor } from '@kefu/platform/context';
import type { Text } from '@kefu/platform/language';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { unreachedSql } from '../follow-up/follow-up.sql.ts';
import { noticeBalance, noticesOfRun } from '../notice/risk-notice.sql.ts';
import { RiskNotices } from '../notice/risk-notices.ts';

const text = (hant: string, hans: string, en: string): Text => ({ 'zh-Hant': hant, 'zh-Hans': hans, en });

/** What the risk desk knows of the lifecycle of runs (T9). */
@BindsLifecycles('riskRun')
@Injectable()
export class RiskRunBinding implements LifecycleBinding {
  readonly #calendar: CalendarService;
  readonly #notices: RiskNotices;
  readonly #alarms: Alarms;

  readonly guards: LifecycleBinding['guards'] & object = {
    decided: async (tx, { id }) => {
      const [open]: { count: number }[] = await tx.query(
        `SELECT count(*)::int AS count FROM risk_question q JOIN risk_run r ON r.file_id = q.file_id
         WHERE r.id = $1 AND q.decision IS NULL`,
        [id],
      );
      const words = text(
        '還有 {count} 個編號待決定',
        '还有 {count} 个编号待决定',
        'Numbers still to be decided: {count}',
      );
      return counted('UNDECIDED', words, open?.count ?? 0);
    },
    otherPerson: async (tx, { id }) => {
      const [hands]: { screened: string | null; submitted: string | null }[] = await tx.query(
        'SELECT screened_by AS screened, submitted_by AS submitted FROM risk_run WHERE id = $1',
        [id],
      );
      const actor = currentActor();
      const person = text('須由人批准', '须由人批准', 'A person must approve, not an integration');
      if (actor.kind !== 'person') return [{ code: 'NOT_A_PERSON', text: person }];
      const own = [hands?.screened, hands?.submitted].includes(actor.id);
      const words = text(
        '須由匯入與提交以外的人批准',
        '须由导入与提交以外的人批准',
        'Somebody else than who imported and submitted must approve',
      );
      return own ? [{ code: 'SAME_PERSON', text: words }] : [];
    },
    sameDay: async (tx, { id }) => {
      const [run]: { day: string }[] = await tx.query('SELECT trading_day AS day FROM risk_run WHERE id = $1', [id]);
      const words = text(
        '這個交易日已過，通知不再發送',
        '这个交易日已过，通知不再发送',
        'The trading day is over: its notices leave no more',
      );
      return run?.day === (await this.#calendar.today()) ? [] : [{ code: 'DAY_OVER', text: words }];
    },
    nothingSent: async (tx, { id }) => {
      const { approved } = await noticeBalance(tx, id);
      const words = text(
        '已有 {count} 位交易商的通知獲批准，須跟進後關帳',
        '已有 {count} 位交易商的通知获批准，须跟进后关账',
        'Notices were approved ({count}): follow them up, then close',
      );
      return counted('SENT', words, approved);
    },
    somethingSent: async (tx, { id }) => {
      const { approved } = await noticeBalance(tx, id);
      const words = text('今天還沒有通知獲批准', '今天还没有通知获批准', 'No notice of the day was approved yet');
      return approved > 0 ? [] : [{ code: 'NOTHING_SENT', text: words }];
    },
    nothingMissing: async (tx, { id }) => {
      const { missing } = await noticeBalance(tx, id);
      const words = text(
        '{count} 位交易商在名單上而不在發送帳上',
        '{count} 位交易商在名单上而不在发送账上',
        'Of the snapshot, not in the ledger: {count}',
      );
      return counted('MISSING', words, missing);
    },
    nothingUnexplained: async (tx, { id }) => {
      const { unexplained } = await noticeBalance(tx, id);
      const words = text(
        '{count} 則短信去向不明，請先處理',
        '{count} 条短信去向不明，请先处理',
        'Messages of which nobody knows what became: {count}',
      );
      return counted('UNEXPLAINED', words, unexplained);
    },
    followedUp: async (tx, { id }) => {
      const [open]: { count: number }[] = await tx.query(
        `SELECT count(DISTINCT n.trader_id)::int AS count FROM ${noticesOfRun}
         LEFT JOIN risk_follow_up u ON u.run_id = r.id AND u.trader_id = n.trader_id
         WHERE r.id = $1 AND n.excluded_reason IS NULL AND u.outcome IS NULL AND (u.id IS NOT NULL OR ${unreachedSql})`,
        [id],
      );
      const words = text(
        '還有 {count} 位交易商未跟進完畢',
        '还有 {count} 位交易商未跟进完毕',
        'Traders still to be followed up: {count}',
      );
      return counted('TO_FOLLOW_UP', words, open?.count ?? 0);
    },
  };

  readonly entered: LifecycleBinding['entered'] & object = {
    review: (tx, { id }) => sign(tx, id, 'submitted'),
    send: (tx, subject) => this.#send(tx, subject),
    receipt: (tx, { id }) => stamp(tx, id, 'sent_at'),
    followUp: (tx, { id }) => stamp(tx, id, 'followed_at'),
    closed: async (tx, { id }) => {
      const [[run]]: [{ key: string }[]] = await tx.query(
        `UPDATE risk_run r SET closed_at = clock_timestamp(), closed_by_name = $2 FROM risk_market m
         WHERE r.id = $1 AND m.id = r.market_id RETURNING m.name || ' ' || r.trading_day AS key`,
        [id, currentActor().name],
      );
      if (run) await this.#alarms.resolve(tx, 'riskDayNotClosed', run.key);
    },
  };

  constructor(calendar: CalendarService, notices: RiskNotices, alarms: Alarms) {
    this.#calendar = calendar;
    this.#notices = notices;
    this.#alarms = alarms;
  }

  /** Who hears what is frozen and planned with the approval itself; the planner's tick only finds what this left. */
  async #send(tx: EntityManager, { id }: LifecycleCase): Promise<void> {
    await sign(tx, id, 'approved');
    const [run]: { tradingDay: string }[] = await tx.query(
      'SELECT trading_day AS "tradingDay" FROM risk_run WHERE id = $1',
      [id],
    );
    if (!run) throw new Error('A run was approved and is gone');
    await this.#notices.freeze(tx, id);
    await this.#notices.plan(tx, { id, tradingDay: run.tradingDay });
  }
}

function counted(code: string, words: Text, count: number): Reason[] {
  return count === 0 ? [] : [{ code, text: words, values: { count } }];
}

async function sign(tx: EntityManager, id: string, step: 'submitted' | 'approved'): Promise<void> {
  const { kind, id: actorId, name } = currentActor();
  await tx.query(
    `UPDATE risk_run SET ${step}_at = clock_timestamp(), ${step}_by = $2, ${step}_by_name = $3 WHERE id = $1`,
    [id, kind === 'person' ? actorId : null, name],
  );
}

async function stamp(tx: EntityManager, id: string, column: 'sent_at' | 'followed_at'): Promise<void> {
  await tx.query(`UPDATE risk_run SET ${column} = clock_timestamp() WHERE id = $1`, [id]);
}
