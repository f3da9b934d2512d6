/** Files that a turnover is counted over. */
export const turnoverFiles = 5;
/** A position below so many lots, on the mean, is no over-trading. */
export const fewestLots = 10;

/**
 * Traders whose equity fell in every file of a streak, or whose positions were turned over again and again (T11). `$1` the run.
 * A loss is in fen from the first file of the streak to the last, a turnover in percent of the mean position over five files.
 * Who is on the list, or was put on it within these files, is not put on it again.
 */
export const newSignals = `
  WITH run AS (
    SELECT r.id, r.market_id, r.trading_day, m.streak_days, m.turnover_percent
    FROM risk_run r JOIN risk_market m ON m.id = r.market_id WHERE r.id = $1
  ), files AS MATERIALIZED (
    SELECT p.file_id, p.trading_day, row_number() OVER (ORDER BY p.trading_day DESC) AS back
    FROM run JOIN risk_run p ON p.market_id = run.market_id AND p.trading_day <= run.trading_day AND p.file_id IS NOT NULL
    ORDER BY p.trading_day DESC LIMIT (SELECT greatest(streak_days + 1, ${turnoverFiles}) FROM run)
  ), steps AS (
    SELECT w.trader_id, f.back, w.equity, w.positions,
      lag(w.equity) OVER trader AS equity_before, lag(w.positions) OVER trader AS positions_before
    FROM files f JOIN risk_row w ON w.file_id = f.file_id AND w.counts
    WINDOW trader AS (PARTITION BY w.trader_id ORDER BY f.trading_day)
  ), sums AS (
    SELECT s.trader_id,
      count(*) FILTER (WHERE s.back <= run.streak_days AND s.equity < s.equity_before) AS falls,
      sum(s.equity_before - s.equity) FILTER (WHERE s.back <= run.streak_days) AS loss,
      count(*) FILTER (WHERE s.back <= ${turnoverFiles}) AS files,
      sum(abs(s.positions - s.positions_before)) FILTER (WHERE s.back < ${turnoverFiles}) AS turned,
      avg(s.positions) FILTER (WHERE s.back <= ${turnoverFiles}) AS mean
    FROM steps s, run GROUP BY s.trader_id
  ), found AS (
    SELECT sums.trader_id, 'lossStreak' AS kind, sums.loss AS measure, run.streak_days AS days
    FROM sums, run WHERE sums.falls = run.streak_days
    UNION ALL
    SELECT sums.trader_id, 'overTrading', (sums.turned * 100 / sums.mean)::bigint, ${turnoverFiles}
    FROM sums, run WHERE sums.files = ${turnoverFiles} AND sums.mean >= ${fewestLots}
      AND sums.turned * 100 >= run.turnover_percent * sums.mean
  )
  INSERT INTO risk_signal (market_id, trader_id, kind, found_on, measure, days)
  SELECT run.market_id, found.trader_id, found.kind, run.trading_day, found.measure, found.days
  FROM found, run
  WHERE NOT EXISTS (SELECT FROM risk_signal k WHERE k.market_id = run.market_id AND k.trader_id = found.trader_id
    AND k.kind = found.kind AND (k.outcome IS NULL OR k.found_on >= (SELECT min(trading_day) FROM files)))
  ON CONFLICT DO NOTHING RETURNING id, trader_id AS "traderId", kind`;
