import { withdrewSql } from '../consent/consent-reasons.ts';

/** The purpose of reminders of fees in the ledger. */
export const feeDunning = 'mortgageFeeDunning';

/** Fees that are reminded of: something is owed, and nobody is deciding whether to let it go. */
export const dunned = `f.state IN ('assessed', 'notified', 'partial')
  AND NOT EXISTS (SELECT FROM mortgage_fee_waiver w WHERE w.fee_id = f.id AND w.approved IS NULL)`;

/**
 * The reminders that are due on `$6` and not in the ledger: one for all fees of a contract that are due on one day, at its
 * furthest step. An earlier step that was missed is not made up for once a later one is due.
 */
export const dueDunning = `SELECT f.contract_id AS recipient, NULL::uuid AS branch_id, s.days::text AS level,
   (array_agg(f.id ORDER BY f.id))[1] AS subject_id, s.template_id
 FROM mortgage_fee f JOIN mortgage_contract c ON c.id = f.contract_id AND c.state = 'open',
   LATERAL (SELECT days, template_id FROM mortgage_dunning_step WHERE f.due_on + days <= $6::date ORDER BY days DESC LIMIT 1) s
 WHERE ${dunned}
   AND EXISTS (SELECT FROM mortgage_buyer b WHERE b.contract_id = f.contract_id AND b.position = 1 AND b.phone_sealed IS NOT NULL
     AND NOT ${withdrewSql('dunning')})
   AND NOT EXISTS (SELECT FROM mortgage_fee o JOIN message m ON m.subject_id = o.id AND m.purpose = '${feeDunning}' AND m.level = s.days::text
     WHERE o.contract_id = f.contract_id AND o.due_on = f.due_on)
 GROUP BY f.contract_id, f.due_on, s.days, s.template_id`;

/** Fees count as told from the day of the first reminder that the network took. */
export const toldByDunning = `UPDATE mortgage_fee f SET notified_on = told.day, version = version + 1
 FROM (SELECT lead.contract_id, lead.due_on, min(m.business_date) AS day
   FROM message m JOIN mortgage_fee lead ON lead.id = m.subject_id
   WHERE m.purpose = '${feeDunning}' AND m.state IN ('accepted', 'delivered') GROUP BY 1, 2) told
 WHERE f.contract_id = told.contract_id AND f.due_on = told.due_on AND f.state = 'assessed' AND f.assessed_on <= told.day`;

/** SQL for the reminders of fee `f`: `[{days, on, state}]`, the latest first. */
export const remindersOf = `coalesce((SELECT jsonb_agg(jsonb_build_object('days', m.level::int, 'on', m.business_date, 'state', m.state)
    ORDER BY m.business_date DESC, m.level::int DESC)
  FROM mortgage_fee lead JOIN message m ON m.subject_id = lead.id AND m.purpose = '${feeDunning}'
  WHERE lead.contract_id = f.contract_id AND lead.due_on = f.due_on), '[]')`;
