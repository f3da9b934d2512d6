import type { EntityManager } from 'typeorm';
import { heldLevelSql, levelSql, rankSql } from '../level/level.sql.ts';

/** Where the rows of a file wait until all of it was read. Gone with the transaction, and never in the log. */
export const stagingTable = 'risk_staging';
const staged = 'line, number, margin, equity, floating, positions';

/** Makes the waiting table of this transaction. */
export async function openStaging(tx: EntityManager): Promise<void> {
  await tx.query(
    `CREATE TEMP TABLE ${stagingTable} (line integer NOT NULL, number text NOT NULL, margin bigint NOT NULL,
       equity bigint NOT NULL, floating bigint NOT NULL, positions integer NOT NULL) ON COMMIT DROP`,
  );
}

/** The COPY that fills it. */
export const stagingCopy = `COPY ${stagingTable} (${staged}) FROM STDIN`;

/** Limits in force on a day: of each class the approved ones that began last. `$2` market, `$3` day. */
const limits = `
  SELECT DISTINCT ON (trader_class) id, trader_class, watch, warn, call, force, clears FROM risk_threshold
  WHERE market_id = $2 AND state = 'approved' AND effective_from <= $3
  ORDER BY trader_class, effective_from DESC, version DESC`;

/**
 * Screens the waiting rows in one statement (T9): finds each trader, leaves aside what a person must decide, and gives
 * every row that counts its level under the limits of the day. One statement also because a second one would look for rows that
 * PostgreSQL has no statistics of yet, and walk through all of them once for each.
 */
export async function screenRows(tx: EntityManager, fileId: string, marketId: string, day: string): Promise<void> {
  await tx.query(
    `WITH several AS MATERIALIZED (
       SELECT number, min(line) AS first, min(margin) = max(margin) AND min(equity) = max(equity)
         AND min(floating) = max(floating) AND min(positions) = max(positions) AS same
       FROM ${stagingTable} GROUP BY number HAVING count(*) > 1
     ), limits AS MATERIALIZED (${limits}), found AS (
       SELECT s.*, t.id AS trader_id, t.kind, t.id IS NOT NULL AND (d.number IS NULL OR d.same AND s.line = d.first) AS counts
       FROM ${stagingTable} s LEFT JOIN trader t ON t.number = s.number LEFT JOIN several d ON d.number = s.number
     ), screened AS (
       INSERT INTO risk_row (file_id, ${staged}, trader_id, counts, level, threshold_id)
       SELECT $1, f.line, f.number, f.margin, f.equity, f.floating, f.positions, f.trader_id, f.counts,
         CASE WHEN f.counts THEN ${levelSql('f', 'l')} END, CASE WHEN f.counts THEN l.id END
       FROM found f LEFT JOIN limits l ON l.trader_class = f.kind
       RETURNING number, line, trader_id, counts
     )
     INSERT INTO risk_question (file_id, number, kind, lines)
     SELECT $1, number, CASE WHEN bool_or(trader_id IS NULL) THEN 'unknown' WHEN bool_or(counts) THEN 'duplicate'
       ELSE 'conflict' END, array_agg(line ORDER BY line)
     FROM screened WHERE trader_id IS NULL OR number IN (SELECT number FROM several)
     GROUP BY number`,
    [fileId, marketId, day],
  );
}

/** A level reached earlier in the day is left only when the ratio has fallen below it by what it clears by, as `levelAfter` says. */
export async function holdLevels(tx: EntityManager, fileId: string, earlierFileId: string): Promise<void> {
  await tx.query(
    `UPDATE risk_row r SET level = h.level
     FROM (SELECT w.line, ${heldLevelSql('w', 'l', 'p.level')} AS level
       FROM risk_row w JOIN risk_row p ON p.file_id = $2 AND p.counts AND p.trader_id = w.trader_id
       JOIN risk_threshold l ON l.id = w.threshold_id WHERE w.file_id = $1 AND w.counts) h
     WHERE r.file_id = $1 AND r.line = h.line AND ${rankSql('h.level')} > coalesce(${rankSql('r.level')}, 0)`,
    [fileId, earlierFileId],
  );
}

/** Gives one more row of a file its level: a person said that it counts. */
export async function countRow(tx: EntityManager, fileId: string, line: number): Promise<void> {
  await tx.query(
    `WITH place AS (SELECT market_id, trading_day FROM risk_file WHERE id = $1),
       chosen AS (
         SELECT l.*, r.line FROM risk_row r JOIN trader t ON t.id = r.trader_id JOIN place ON true
         JOIN LATERAL (SELECT * FROM risk_threshold l WHERE l.market_id = place.market_id AND l.trader_class = t.kind
           AND l.state = 'approved' AND l.effective_from <= place.trading_day
           ORDER BY l.effective_from DESC, l.version DESC LIMIT 1) l ON true
         WHERE r.file_id = $1 AND r.line = $2
       )
     UPDATE risk_row r SET counts = true, level = ${levelSql('r', 'chosen')}, threshold_id = chosen.id
     FROM chosen WHERE r.file_id = $1 AND r.line = chosen.line`,
    [fileId, line],
  );
}
