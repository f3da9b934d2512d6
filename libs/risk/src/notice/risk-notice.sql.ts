import type { EntityManager } from 'typeorm';
import { rankSql } from '../level/level.sql.ts';

/** Whether a trader has been told of this level or a higher one today: then nothing is sent (T9). Negative equity stands beside. */
export function toldSql(run: string, trader: string, level: string): string {
  return `EXISTS (SELECT FROM risk_notice n WHERE n.run_id = ${run} AND n.trader_id = ${trader} AND n.excluded_reason IS NULL
    AND (n.level = ${level} OR ${rankSql('n.level')} >= ${rankSql(level)}))`;
}

/** The ledger's row of a notice, by the ledger's own key: trader, trading day, purpose, level. */
export const ledgerRowSql = `message m ON m.recipient = n.trader_id AND m.business_date = r.trading_day AND m.purpose = 'riskNotice'
  AND m.level = n.level`;

/** Notices of a run and where each is: `n` the notice, `r` its run, `m` its row in the ledger or nothing. */
export const noticesOfRun = `risk_notice n JOIN risk_run r ON r.id = n.run_id LEFT JOIN ${ledgerRowSql}`;

/** States in which nobody knows yet what becomes of a message. */
export const unsettledSql = `m.state IN ('planned', 'sending', 'unknown')`;

/** Where a notice is: a state of the ledger, `missing` from it, or `excluded` by a person. */
export const noticeStateSql = `CASE WHEN n.excluded_reason IS NOT NULL THEN 'excluded' ELSE coalesce(m.state, 'missing') END`;

/** How the ledger stands against what was approved and against the gateway (T9). */
export interface NoticeBalance {
  /** Notices of the snapshot, without those left out. */
  readonly approved: number;
  /** Of these, without a row in the ledger. */
  readonly missing: number;
  /** In the ledger, and nobody knows what the gateway made of it. */
  readonly unexplained: number;
  /** Of these, on their way. */
  readonly unsettled: number;
  /** Accepted, and without a receipt. */
  readonly unanswered: number;
  /** Texts that those which left are billed as, and what they cost, in fen. */
  readonly segments: number;
  readonly cost: number;
}

/** How a run's snapshot and its ledger rows stand to each other. */
export async function noticeBalance(tx: EntityManager, runId: string): Promise<NoticeBalance> {
  const [balance]: NoticeBalance[] = await tx.query(
    `SELECT count(*)::int AS approved, count(*) FILTER (WHERE m.id IS NULL)::int AS missing,
       count(*) FILTER (WHERE ${unsettledSql} OR m.state = 'parked'
         OR m.state = 'accepted' AND m.gateway_reference IS NULL)::int AS unexplained,
       count(*) FILTER (WHERE ${unsettledSql})::int AS unsettled,
       count(*) FILTER (WHERE m.state = 'accepted')::int AS unanswered,
       coalesce(sum(m.segments) FILTER (WHERE m.first_attempt_at IS NOT NULL), 0)::int AS segments,
       coalesce(sum(m.segments * k.segment_price_fen) FILTER (WHERE m.first_attempt_at IS NOT NULL), 0)::int AS cost
     FROM ${noticesOfRun} JOIN risk_market k ON k.id = r.market_id WHERE r.id = $1 AND n.excluded_reason IS NULL`,
    [runId],
  );
  if (!balance) throw new Error('A count gave no row');
  return balance;
}
