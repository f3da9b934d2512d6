/**
 * Reminders that are due on an office day and not in the ledger (T3). `$today` is the day, `$before` the office day after
 * it (see `dueBefore`): one comparison says what moving every date to its office day would say.
 *
 * A step that lay before the term was known to us is made up for only where no later step is due yet: who is registered ten
 * days before the end hears once, not three times. A step that was due while we were down is made up for always.
 * Who answered no is not asked again (T3).
 * @param phone whether the trader must have one (to be planned) or must not (unreachable).
 */
export function dueReminders(today: string, before: string, phone: 'with' | 'without'): string {
  return `
    SELECT t.trader_id AS recipient, tr.branch_id, s.days_before::text AS level, t.id AS subject_id, s.template_id
    FROM renewal_step s
    JOIN term t ON t.renewed_by IS NULL AND t.state <> 'closed'
      AND t.ends_on >= ${today}::date AND t.ends_on < ${before}::date + s.days_before
    JOIN trader tr ON tr.id = t.trader_id AND tr.state = 'active'
    WHERE (t.ends_on - s.days_before >= t.registered_on
        OR s.days_before = (SELECT min(n.days_before) FROM renewal_step n WHERE t.ends_on - n.days_before < ${before}::date))
      AND ${phone === 'with' ? '' : 'NOT '}EXISTS (SELECT FROM trader_phone p WHERE p.trader_id = tr.id AND p.position = 1)
      AND NOT EXISTS (SELECT FROM renewal_answer a WHERE a.term_id = t.id AND a.answer = 'no')
      AND NOT EXISTS (SELECT FROM message m WHERE m.subject_id = t.id AND m.level = s.days_before::text
        AND m.purpose = 'renewalReminder')`;
}
