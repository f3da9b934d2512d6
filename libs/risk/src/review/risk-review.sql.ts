import { rankSql } from '../level/level.sql.ts';
import { noticeFactsSql } from '../notice/notice-values.ts';
import { toldSql } from '../notice/risk-notice.sql.ts';

/** The file that counted on the trading day before a run `r`, as `before`; looked up once, not for every row. */
export const fileBefore = `LATERAL (SELECT p.file_id, p.trading_day FROM risk_run p WHERE p.market_id = r.market_id
  AND p.trading_day < r.trading_day AND p.file_id IS NOT NULL ORDER BY p.trading_day DESC LIMIT 1) before`;

/** Rows of a run that count, beside what they were the trading day before: `w` now, `y` before. */
export const rowsOfRun = `risk_run r JOIN risk_market k ON k.id = r.market_id LEFT JOIN ${fileBefore} ON true
  JOIN risk_row w ON w.file_id = r.file_id AND w.counts
  JOIN trader t ON t.id = w.trader_id JOIN org_unit b ON b.id = t.branch_id JOIN risk_threshold l ON l.id = w.threshold_id
  LEFT JOIN risk_row y ON y.file_id = before.file_id AND y.trader_id = w.trader_id AND y.counts`;

/** Negative equity stands behind the others, so that to and from it is told too. */
const rank = (level: string): string =>
  `coalesce(${rankSql(level)}, CASE WHEN ${level} = 'negativeEquity' THEN 5 ELSE 0 END)`;

/** What became of a trader since the trading day before; NULL where there was and is no level. */
export const changeSql = `CASE
  WHEN ${rank('w.level')} = ${rank('y.level')} THEN CASE WHEN w.level IS NOT NULL THEN 'same' END
  WHEN y.level IS NULL THEN 'fresh'
  WHEN w.level IS NULL THEN CASE WHEN w.equity > 0 AND w.margin * 10000 >= (l.watch - l.clears) * w.equity
    THEN 'nearlyCleared' ELSE 'cleared' END
  WHEN ${rank('w.level')} > ${rank('y.level')} THEN 'raised' ELSE 'lowered' END`;

/** Whether a trader gets a message: `send`, `excluded` by a person, `told` today already; NULL without a level. */
export const fateSql = `CASE WHEN w.level IS NULL THEN NULL WHEN x.trader_id IS NOT NULL THEN 'excluded'
  WHEN ${toldSql('r.id', 'w.trader_id', 'w.level')} THEN 'told' ELSE 'send' END`;

/** Exclusions and the words of each level, beside {@link rowsOfRun}. */
export const wordsOfRun = `LEFT JOIN risk_exclusion x ON x.run_id = r.id AND x.trader_id = w.trader_id
  LEFT JOIN risk_template rt ON rt.market_id = r.market_id AND rt.level = w.level
  LEFT JOIN message_template mt ON mt.id = rt.template_id
  LEFT JOIN message_template_version v ON v.template_id = mt.id AND v.version = coalesce(mt.approved_version, mt.version)`;

/** What a text is made from. */
export const textFactsSql = `${noticeFactsSql}, v.body, v.signature`;
