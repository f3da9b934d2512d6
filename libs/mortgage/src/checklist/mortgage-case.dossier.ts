import { defineDossier } from '@kefu/office/documents';
import { customerTypesSql, powerLapsedSql } from '../people/people.sql.ts';
import { payerStandingSql } from '../receipt/payer-standing.ts';

/** SQL: some confirmed money on contract `c` that nobody took back came from somebody who is none of its buyers. */
const paidByOther = `EXISTS (SELECT FROM mortgage_receipt r WHERE r.contract_id = c.id AND r.credited_on IS NOT NULL
  AND (${payerStandingSql}) = 'other' AND NOT EXISTS (SELECT FROM mortgage_receipt x WHERE x.reverses_id = r.id))`;

/**
 * The papers of a case (S16): base ∪ kind of customer ∪ product ∪ bank ∪ city ∪ payers who did not buy (S7), as it was required when the case was born. What
 * expires before the bank sees the customer counts as missing; so does what the bank asked for again, until it comes anew.
 */
export const mortgageCaseDossier = defineDossier({
  subject: 'mortgageCase',
  rows: `
    SELECT k.id, k.number || ' ' || c.number AS title, NULL::uuid AS branch_id, k.team_id, k.owner_id,
      'mortgageCase' AS checklist, k.created_at AS as_of,
      ${customerTypesSql} || ('city.' || p.city) || ARRAY(
        SELECT 'product.' || a.product FROM mortgage_application a WHERE a.case_id = k.id AND a.attempt = k.attempt
        UNION SELECT 'bank.' || a.bank FROM mortgage_application a
          WHERE a.case_id = k.id AND a.attempt = k.attempt AND a.bank IS NOT NULL
        UNION SELECT 'otherPayer' WHERE ${paidByOther}) AS conditions,
      NULL::text AS lender_type, NULL::uuid AS lender_id, false AS kept,
      k.interview_on AS good_until
    FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id JOIN mortgage_project p ON p.id = c.project_id`,
  // An attorney whose power is over is one without: no paper serves until the next power is entered.
  askedAgain: `(SELECT jsonb_object_agg(type, at ORDER BY at) FROM (
    SELECT i.type, s.asked_at AS at FROM mortgage_supplement s JOIN mortgage_supplement_item i ON i.supplement_id = s.id
      WHERE s.case_id = r.id AND s.closed_at IS NULL AND i.type IS NOT NULL AND i.received_at IS NULL
    UNION ALL SELECT 'powerOfAttorney', '9999-12-31' FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id
      WHERE k.id = r.id AND ${powerLapsedSql("greatest(k.interview_on, (now() AT TIME ZONE 'Asia/Shanghai')::date)")}) again)`,
});
