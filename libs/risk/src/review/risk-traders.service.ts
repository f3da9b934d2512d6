import { segmentsOf } from '@kefu/office/messaging';
import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { fold } from '@kefu/platform/search';
import { Injectable } from '@nestjs/common';
import { depositTo, ratioText } from '../level/risk-level.ts';
import { standingOf } from '../notice/notice-values.ts';
import { ledgerRowSql, noticeStateSql } from '../notice/risk-notice.sql.ts';
import { changeSql, fateSql, rowsOfRun, textFactsSql, wordsOfRun } from './risk-review.sql.ts';
import { noticeText, type TextFacts } from './risk-review.ts';
import { RiskTrader, RiskTraderConnection, type RiskTraderFilter, type RiskTradersArgs } from './risk-trader.types.ts';

type TraderRow = Omit<RiskTrader, 'ratio' | 'ratioBefore' | 'deposit' | 'text' | 'segments'> &
  TextFacts & { readonly marginBefore: number | null; readonly equityBefore: number | null };

/** The latest notice of a trader in a run, beside its rows. */
const latestNotice = `LEFT JOIN LATERAL (SELECT n.id, n.level, ${noticeStateSql} AS state, m.id AS message
  FROM risk_notice n LEFT JOIN ${ledgerRowSql} WHERE n.run_id = r.id AND n.trader_id = w.trader_id
  ORDER BY n.created_at DESC, n.id DESC LIMIT 1) told ON true`;

/** The traders of a run, one by one, priority traders first (T9). */
@Injectable()
export class RiskTradersService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A page of those who are at a level, or were the trading day before where that is asked for. */
  async page({ runId, filter, first, after }: RiskTradersArgs): Promise<RiskTraderConnection> {
    const values: unknown[] = [runId];
    const conditions = [scopeSql(rowScope('risk.read'), {}, values), ...conditionsOf(filter ?? {}, values)];
    if (after) {
      const [behind, number] = decodeCursor(after, [cursorKeys.integer, cursorKeys.text]);
      conditions.push(`((NOT t.priority)::int, t.number) > ($${values.push(behind)}::int, $${values.push(number)})`);
    }
    const { rows } = await this.#database.pool.query<TraderRow>(
      `SELECT t.id AS "traderId", t.priority, p.phone_masked AS "phoneMasked", w.line, w.level, w.positions,
         y.level AS "levelBefore", y.margin AS "marginBefore", y.equity AS "equityBefore", ${changeSql} AS change,
         ${fateSql} AS fate, x.reason AS "excludedReason", x.excluded_by_name AS "excludedBy", told.id AS "noticeId", told.level AS "noticeLevel",
         told.state AS "noticeState", told.message AS "messageId", ${textFactsSql}
       FROM ${rowsOfRun} ${wordsOfRun} ${latestNotice} LEFT JOIN trader_phone p ON p.trader_id = t.id AND p.position = 1
       WHERE r.id = $1 AND ${conditions.join(' AND ')}
       ORDER BY (NOT t.priority)::int, t.number LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(rows, first, traderOf, ({ priority, number }) => encodeCursor([priority ? 0 : 1, number]));
    return Object.assign(new RiskTraderConnection(), page);
  }
}

function conditionsOf({ level, change, fate, noticeState, text }: RiskTraderFilter, values: unknown[]): string[] {
  const conditions: string[] = [];
  if (level) conditions.push(`w.level = $${values.push(level)}`);
  if (change) conditions.push(`${changeSql} = $${values.push(change)}`);
  if (fate) conditions.push(`${fateSql} = $${values.push(fate)}`);
  if (noticeState) conditions.push(`told.state = $${values.push(noticeState)}`);
  if (!change && !noticeState) conditions.push('w.level IS NOT NULL');
  const sought = text?.trim();
  if (sought) {
    const number = values.push(sought.toUpperCase());
    conditions.push(`(starts_with(t.number, $${number}) OR strpos(t.name_key, $${values.push(fold(sought))}) > 0)`);
  }
  return conditions;
}

function traderOf({ marginBefore, equityBefore, ...row }: TraderRow): RiskTrader {
  const { body: _body, signature: _signature, tradingDay: _day, target, ...facts } = row;
  const standing = standingOf(row);
  const text = row.level === null ? null : noticeText(row);
  return Object.assign(new RiskTrader(), facts, {
    ratio: ratioText(standing),
    ratioBefore:
      marginBefore === null || equityBefore === null
        ? null
        : ratioText(standingOf({ margin: marginBefore, equity: equityBefore })),
    deposit: Number(depositTo(standing, target)),
    text,
    segments: text === null ? 0 : segmentsOf(text),
  });
}
