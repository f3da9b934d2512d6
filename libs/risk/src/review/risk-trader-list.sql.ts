import { segmentsOf } from '@kefu/office/messaging';
import { fold } from '@kefu/platform/search';
import { depositTo, ratioText } from '../level/risk-level.ts';
import { standingOf } from '../notice/notice-values.ts';
import { ledgerRowSql, noticeStateSql } from '../notice/risk-notice.sql.ts';
import { changeSql, fateSql, rowsOfRun, textFactsSql, wordsOfRun } from './risk-review.sql.ts';
import { noticeText, type TextFacts } from './risk-review.ts';
import { RiskTrader, type RiskTraderFilter } from './risk-trader.types.ts';

/** A trader of a run before its figures are put into words. */
export type TraderRow = Omit<RiskTrader, 'ratio' | 'ratioBefore' | 'deposit' | 'text' | 'segments'> &
  TextFacts & { readonly marginBefore: number | null; readonly equityBefore: number | null };

/** The latest notice of a trader in a run, beside its rows. */
const latestNotice = `LEFT JOIN LATERAL (SELECT n.id, n.level, ${noticeStateSql} AS state, m.id AS message
  FROM risk_notice n LEFT JOIN ${ledgerRowSql} WHERE n.run_id = r.id AND n.trader_id = w.trader_id
  ORDER BY n.created_at DESC, n.id DESC LIMIT 1) told ON true`;

/** What lists show of the traders of run `r`, by its rows `w`. */
export const traderRows = `SELECT t.id AS "traderId", t.priority, p.phone_masked AS "phoneMasked", w.line, w.level, w.positions,
    y.level AS "levelBefore", y.margin AS "marginBefore", y.equity AS "equityBefore", ${changeSql} AS change,
    ${fateSql} AS fate, x.reason AS "excludedReason", x.excluded_by_name AS "excludedBy", told.id AS "noticeId", told.level AS "noticeLevel",
    told.state AS "noticeState", told.message AS "messageId", ${textFactsSql}
  FROM ${rowsOfRun} ${wordsOfRun} ${latestNotice} LEFT JOIN trader_phone p ON p.trader_id = t.id AND p.position = 1`;

/** Priority traders first. */
export const traderOrder = '(NOT t.priority)::int, t.number';

/** What a filter asks of the traders of a run: those at a level, or who were, where that is asked for; pushes onto `values`. */
export function traderConditions(
  { level, change, fate, noticeState, text }: RiskTraderFilter,
  values: unknown[],
): string[] {
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

/** A row with its ratio, the deposit that would help, and the words that the trader will get. */
export function traderOf({ marginBefore, equityBefore, ...row }: TraderRow): RiskTrader {
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
