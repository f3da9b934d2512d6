import type { EntityManager } from 'typeorm';
import { RiskFileRefused } from './file-refusal.ts';
import type { RiskFileFacts } from './risk-file-reader.ts';
import { stagingTable } from './screening.ts';

/** A run as its checks see it. */
export interface RunOfFile {
  readonly id: string;
  readonly marketId: string;
  readonly tradingDay: string;
  readonly state: string;
  readonly fileId: string | null;
}

/**
 * Whether a file may be taken today at all.
 * @throws RiskFileRefused when the calendar does not know today, or the market does not trade
 */
export function checkDay(day: { readonly trading: boolean } | undefined, today: string): void {
  if (!day) throw new RiskFileRefused('CALENDAR_MISSING', { expected: today });
  if (!day.trading) throw new RiskFileRefused('NOT_A_TRADING_DAY', { found: today });
}

/**
 * Compares a whole file with those before it: the same one again, unless the register has come to know a trader of it, an earlier day's rows under today's date, a number of rows
 * that is out of the usual. Under the run's lock.
 * @throws RiskFileRefused
 */
export async function checkAgainstOthers(tx: EntityManager, run: RunOfFile, facts: RiskFileFacts): Promise<void> {
  if (run.state === 'closed') throw new RiskFileRefused('DAY_CLOSED');
  const [same]: object[] = await tx.query(
    `SELECT FROM risk_file f WHERE f.id = $1 AND f.sha256 = $2 AND NOT EXISTS (
       SELECT FROM risk_question q JOIN trader t ON t.number = q.number WHERE q.file_id = f.id AND q.kind = 'unknown')`,
    [run.fileId, facts.sha256],
  );
  if (same) throw new RiskFileRefused('SAME_FILE');
  const [stale]: { day: string }[] = await tx.query(
    `SELECT f.trading_day AS day FROM risk_file f
     WHERE f.market_id = $1 AND f.trading_day < $2 AND f.refused_code IS NULL AND f.rows = $3 AND f.margin_total = $4
       AND f.equity_total = $5 AND f.floating_total = $6 AND f.positions_total = $7
       AND NOT EXISTS (SELECT number, margin, equity, floating, positions FROM ${stagingTable}
         EXCEPT ALL SELECT number, margin, equity, floating, positions FROM risk_row WHERE file_id = f.id)
     ORDER BY f.trading_day DESC LIMIT 1`,
    [run.marketId, run.tradingDay, facts.rows, facts.margin, facts.equity, facts.floating, facts.positions],
  );
  if (stale) throw new RiskFileRefused('STALE_FILE', { expected: run.tradingDay, found: stale.day });
  const [usual]: ({ rows: number | null; band: number } | undefined)[] = await tx.query(
    `SELECT m.row_band_percent AS band, (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY last.rows) FROM (
         SELECT f.rows FROM risk_file f JOIN risk_run r ON r.file_id = f.id
         WHERE f.market_id = m.id AND r.trading_day < $2 ORDER BY r.trading_day DESC LIMIT 10) last) AS rows
     FROM risk_market m WHERE m.id = $1`,
    [run.marketId, run.tradingDay],
  );
  if (!usual || usual.rows === null) return;
  const off = Math.abs(facts.rows - usual.rows) * 100;
  if (off > usual.band * usual.rows) {
    throw new RiskFileRefused('OUTSIDE_BAND', {
      expected: `${usual.rows} ± ${usual.band} %`,
      found: String(facts.rows),
    });
  }
}
