/**
 * SQL common table expressions that let statements count office minutes over many spans at once (X4): `office_ledger` has a
 * row for each known day, with the office minutes before it; `run` differs on either side of days that the calendar lacks.
 */
export const officeLedgerSql = `
  office_span AS MATERIALIZED (
    SELECT (h->>'from')::int AS opens, (h->>'to')::int AS closes FROM office_hours, jsonb_array_elements(spans) h
  ), office_ledger AS MATERIALIZED (
    SELECT day, office, day - (row_number() OVER (ORDER BY day))::int AS run,
      coalesce(sum(CASE WHEN office THEN (SELECT sum(closes - opens) FROM office_span) ELSE 0 END)
        OVER (ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::int AS before
    FROM calendar_day
  )`;

/** SQL: the day of an instant in Shanghai, to join the ledger by. @param instant SQL */
export const ledgerDaySql = (instant: string): string => `(${instant} AT TIME ZONE 'Asia/Shanghai')::date`;

/**
 * SQL: office minutes from the first day of the ledger to an instant; the difference of two is what lies between them, where
 * their days are of one run.
 * @param day alias of the ledger's row of that day
 * @param instant SQL
 */
export const ledgerMinutesSql = (day: string, instant: string): string => {
  const minute = `floor(extract(epoch FROM (${instant} AT TIME ZONE 'Asia/Shanghai')::time) / 60)::int`;
  return `(${day}.before + CASE WHEN ${day}.office THEN
    (SELECT sum(greatest(0, least(closes, ${minute}) - opens))::int FROM office_span) ELSE 0 END)`;
};
