import { yuanText } from '@kefu/office/money';
import { depositTo, type RatioLevel, ratioText, type Standing } from '../level/risk-level.ts';

/** What a notice is worded from. */
export interface NoticeFacts {
  readonly name: string;
  readonly number: string;
  readonly branch: string;
  readonly tradingDay: string;
  /** Fen. */
  readonly margin: number;
  readonly equity: number;
  readonly floating: number;
  /** Hundredths of a percent that a deposit leads down to. */
  readonly target: number;
}

/** Placeholders of the templates of risk notices. */
export const noticePlaceholders = [
  'name',
  'number',
  'branch',
  'day',
  'ratio',
  'margin',
  'equity',
  'floating',
  'deposit',
  'target',
] as const;

/** The SQL of {@link NoticeFacts}: `w` the row, `t` the trader, `b` the branch, `r` the run, `k` the market, `l` the limits. */
export const noticeFactsSql = `t.name, t.number, b.name AS branch, r.trading_day AS "tradingDay", w.margin, w.equity, w.floating,
  CASE k.deposit_to WHEN 'watch' THEN l.watch WHEN 'warn' THEN l.warn ELSE l.call END AS target`;

/** The margin and equity of a row, ready to be compared. */
export function standingOf(row: { readonly margin: number; readonly equity: number }): Standing {
  return { margin: BigInt(row.margin), equity: BigInt(row.equity) };
}

/** A limit as people read it: `80%`, `82.5%`. */
export function limitText(hundredths: number): string {
  return `${hundredths / 100}%`;
}

/** What each placeholder stands for. */
export function noticeValues(facts: NoticeFacts): Record<(typeof noticePlaceholders)[number], string> {
  const standing = standingOf(facts);
  const [, month, day] = facts.tradingDay.split('-').map(Number);
  const ratio = ratioText(standing);
  return {
    name: facts.name,
    number: facts.number,
    branch: facts.branch,
    day: `${month}月${day}日`,
    ratio: ratio === null ? '—' : ratio === '∞' ? ratio : `${ratio}%`,
    margin: yuanText(facts.margin),
    equity: yuanText(facts.equity),
    floating: yuanText(facts.floating),
    deposit: yuanText(Number(depositTo(standing, facts.target))),
    target: limitText(facts.target),
  };
}

/** Which limit of a class a deposit leads down to. */
export type DepositTarget = Exclude<RatioLevel, 'force'>;
