/** By how much the department's clock is set apart from the real one: whole days; nothing outside a practice. */
export const practiceShiftSql = `coalesce((SELECT shift_days FROM calendar_practice), 0) * interval '1 day'`;

/** The instant that the department believes in. Compare business dates and hours of them with it, never leases or receipts. */
export const departmentClockSql = `(clock_timestamp() + ${practiceShiftSql})`;
