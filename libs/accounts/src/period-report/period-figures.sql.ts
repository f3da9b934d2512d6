/**
 * Lines written in a later month than they count in. What a month's count or a closed period does not know is among them:
 * both are made when their days are over.
 */
export const writtenLate = `on_day < date_trunc('month', recorded_at AT TIME ZONE 'Asia/Shanghai')`;

/** Lines as what they did to the number of open accounts before the period, in the columns of the figures. */
function before(lines: string, which: string): string {
  return `
    SELECT branch_id, trader_kind, class,
      sum((kind = 'opened')::int - (kind = 'closed')::int + (from_branch_id IS NOT NULL)::int)::int, 0, 0, 0, 0, 0, 0
    FROM ${lines} WHERE ${which} GROUP BY branch_id, trader_kind, class
    UNION ALL
    SELECT from_branch_id, from_trader_kind, from_class, -count(*)::int, 0, 0, 0, 0, 0, 0
    FROM ${lines} WHERE ${which} AND from_branch_id IS NOT NULL GROUP BY from_branch_id, from_trader_kind, from_class`;
}

const since = `on_day >= (SELECT month FROM mark) AND on_day < $1::date`;
const columns = ['kind', 'branch_id', 'trader_kind', 'class', 'from_branch_id', 'from_trader_kind', 'from_class'];
const ofLine = columns.map((column) => `e.${column}`).join(', ');

/**
 * The figures of the days from `$1` until before `$2`, one month or three, by branch, kind and class, as the book has them
 * now (T7). What was open at the start comes from the newest count of a month that began no later; what happened in months
 * that were counted when they were over comes from those counts. Lines that a count does not know are added: those since,
 * and late ones. A list of rows of (branch_id, trader_kind, class, active_at_start, opened, closed, moved_in, moved_out,
 * renewed, changed, active_at_end).
 */
export const periodFiguresSql = `
  WITH mark AS (
    SELECT month, seq FROM (
      SELECT month, seq FROM account_count_mark WHERE month <= $1::date ORDER BY month DESC LIMIT 1
    ) newest
    UNION ALL
    SELECT date '-infinity', 0 WHERE NOT EXISTS (SELECT FROM account_count_mark WHERE month <= $1::date)
  ), late AS MATERIALIZED (
    SELECT ${columns.join(', ')} FROM account_event
    WHERE seq > (SELECT seq FROM mark) AND on_day < (SELECT month FROM mark) AND ${writtenLate}
  ), counted AS MATERIALIZED (
    SELECT month, (month - interval '1 month')::date AS first_day, seq FROM account_count_mark
    WHERE month > $1::date AND month <= $2::date
  ), line AS NOT MATERIALIZED (
    SELECT ${ofLine}
    FROM unnest(ARRAY[$1::date, ($1::date + interval '1 month')::date, ($1::date + interval '2 months')::date]) m (first_day)
      JOIN account_event e ON e.on_day >= m.first_day AND e.on_day < (m.first_day + interval '1 month')::date
    WHERE m.first_day < $2::date AND m.first_day NOT IN (SELECT first_day FROM counted)
    UNION ALL
    SELECT ${ofLine} FROM counted c
      JOIN account_event e ON e.seq > c.seq AND e.on_day >= c.first_day AND e.on_day < c.month AND ${writtenLate}
  ), happened AS (
    -- Counted once by what happened and spread over columns afterwards: half the work of five filtered counts.
    SELECT branch_id, trader_kind, class, kind, count(*)::int AS times, count(from_branch_id)::int AS moved
    FROM line GROUP BY branch_id, trader_kind, class, kind
  ), entry (branch_id, trader_kind, class, at_start, opened, closed, moved_in, moved_out, renewed, changed) AS (
    SELECT branch_id, trader_kind, class, active, 0, 0, 0, 0, 0, 0 FROM account_count
    WHERE month = (SELECT month FROM mark)
    UNION ALL ${before('account_event', since)}
    UNION ALL ${before('late', 'true')}
    UNION ALL
    SELECT branch_id, trader_kind, class, 0, opened, closed, moved_in, moved_out, renewed, changed FROM account_count
    WHERE month IN (SELECT month FROM counted)
    UNION ALL
    SELECT branch_id, trader_kind, class, 0, CASE kind WHEN 'opened' THEN times ELSE 0 END,
      CASE kind WHEN 'closed' THEN times ELSE 0 END, moved, 0, CASE kind WHEN 'renewed' THEN times ELSE 0 END,
      CASE kind WHEN 'changed' THEN times ELSE 0 END
    FROM happened
    UNION ALL
    SELECT from_branch_id, from_trader_kind, from_class, 0, 0, 0, 0, count(*)::int, 0, 0
    FROM line WHERE from_branch_id IS NOT NULL
    GROUP BY from_branch_id, from_trader_kind, from_class
  )
  SELECT branch_id, trader_kind, class, sum(at_start)::int AS active_at_start, sum(opened)::int AS opened,
    sum(closed)::int AS closed, sum(moved_in)::int AS moved_in, sum(moved_out)::int AS moved_out,
    sum(renewed)::int AS renewed, sum(changed)::int AS changed,
    sum(at_start + opened - closed + moved_in - moved_out)::int AS active_at_end
  FROM entry GROUP BY branch_id, trader_kind, class
  HAVING (sum(at_start), sum(opened), sum(closed), sum(moved_in), sum(moved_out), sum(renewed), sum(changed))
    <> (0, 0, 0, 0, 0, 0, 0)`;
