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
