/** Lines of the book as what they do to the number of open accounts where the account stands after them. */
const gained = `(kind = 'opened')::int - (kind = 'closed')::int + (from_branch_id IS NOT NULL)::int`;

/** What lines of the book on the days that `days` picks did to the number of open accounts, in the columns of the figures. */
function before(days: string): string {
  return `
    SELECT branch_id, trader_kind, class, sum(${gained})::int, 0, 0, 0, 0, 0, 0
    FROM account_event WHERE ${days} GROUP BY branch_id, trader_kind, class
    UNION ALL
    SELECT from_branch_id, from_trader_kind, from_class, -count(*)::int, 0, 0, 0, 0, 0, 0
    FROM account_event WHERE ${days} AND from_branch_id IS NOT NULL GROUP BY from_branch_id, from_trader_kind, from_class`;
}

const since = `on_day >= (SELECT month FROM mark) AND on_day < $1::date`;
const late = `seq > (SELECT seq FROM mark) AND on_day < (SELECT month FROM mark)`;
const within = `on_day >= $1::date AND on_day < $2::date`;

/**
 * The figures of the days from `$1` until before `$2` by branch, kind and class, as the book has them now (T7). What was
 * open at the start comes from the newest count of a month that began no later, so that only the period's own lines are
 * read; lines since that count, and late ones about earlier days, are added. A list of rows of
 * (branch_id, trader_kind, class, active_at_start, opened, closed, moved_in, moved_out, renewed, changed, active_at_end).
 */
export const periodFiguresSql = `
  WITH mark AS (
    SELECT month, seq FROM (
      SELECT month, seq FROM account_count_mark WHERE month <= $1::date ORDER BY month DESC LIMIT 1
    ) newest
    UNION ALL
    SELECT date '-infinity', 0 WHERE NOT EXISTS (SELECT FROM account_count_mark WHERE month <= $1::date)
  ), entry (branch_id, trader_kind, class, at_start, opened, closed, moved_in, moved_out, renewed, changed) AS (
    SELECT branch_id, trader_kind, class, active, 0, 0, 0, 0, 0, 0 FROM account_count
    WHERE month = (SELECT month FROM mark)
    UNION ALL ${before(since)}
    UNION ALL ${before(late)}
    UNION ALL
    SELECT branch_id, trader_kind, class, 0, count(*) FILTER (WHERE kind = 'opened')::int,
      count(*) FILTER (WHERE kind = 'closed')::int, count(from_branch_id)::int, 0,
      count(*) FILTER (WHERE kind = 'renewed')::int, count(*) FILTER (WHERE kind = 'changed')::int
    FROM account_event WHERE ${within} GROUP BY branch_id, trader_kind, class
    UNION ALL
    SELECT from_branch_id, from_trader_kind, from_class, 0, 0, 0, 0, count(*)::int, 0, 0
    FROM account_event WHERE ${within} AND from_branch_id IS NOT NULL
    GROUP BY from_branch_id, from_trader_kind, from_class
  )
  SELECT branch_id, trader_kind, class, sum(at_start)::int AS active_at_start, sum(opened)::int AS opened,
    sum(closed)::int AS closed, sum(moved_in)::int AS moved_in, sum(moved_out)::int AS moved_out,
    sum(renewed)::int AS renewed, sum(changed)::int AS changed,
    sum(at_start + opened - closed + moved_in - moved_out)::int AS active_at_end
  FROM entry GROUP BY branch_id, trader_kind, class
  HAVING (sum(at_start), sum(opened), sum(closed), sum(moved_in), sum(moved_out), sum(renewed), sum(changed))
    <> (0, 0, 0, 0, 0, 0, 0)`;
