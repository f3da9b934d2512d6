/** SQL for the office days that transmittal `t` has waited since it was sent: the day itself does not count. */
export const waitedDaysSql = `(SELECT count(*)::int FROM calendar_day d WHERE d.office
  AND d.day > (t.sent_at AT TIME ZONE 'Asia/Shanghai')::date AND d.day <= (now() AT TIME ZONE 'Asia/Shanghai')::date)`;

/** SQL condition: transmittal `t` is on the way or being checked. */
export const waitingSql = `t.state IN ('sent', 'received')`;

/** SQL condition: transmittal `t` has waited for as long as it may. */
export const overdueSql = `(${waitingSql} AND ${waitedDaysSql} >= (SELECT chase_days[1] FROM transmittal_policy))`;
