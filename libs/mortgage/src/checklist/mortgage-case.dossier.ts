import { defineDossier } from '@kefu/office/documents';

/** SQL: some confirmed money on contract `c` that nobody took back came from somebody who is none of its buyers. */
const paidByOther = `EXISTS (SELECT FROM mortgage_receipt r WHERE r.contract_id = c.id AND r.credited_on IS NOT NULL AND r.amount_fen > 0
  AND r.payer <> '' AND NOT EXISTS (SELECT FROM mortgage_receipt x WHERE x.reverses_id = r.id)
  AND NOT EXISTS (SELECT FROM mortgage_buyer b WHERE b.contract_id = c.id AND position(b.name IN r.payer) > 0))`;

/**
 * The papers of a case (S16): base ∪ kind of customer ∪ product ∪ bank ∪ city ∪ payers who did not buy (S7), as it was required when the case was born. What
 * expires before the bank sees the customer counts as missing; so does what the bank asked for again, until it comes anew.
 */
export const mortgageCaseDossier = defineDossier({
  subject: 'mortgageCase',
  rows: `
    SELECT k.id, k.number || ' ' || c.number AS title, NULL::uuid AS branch_id, k.team_id, k.owner_id,
      'mortgageCase' AS checklist, k.created_at AS as_of,
      k.customer_types || ('city.' || p.city) || ARRAY(
        SELECT 'product.' || a.product FROM mortgage_application a WHERE a.case_id = k.id AND a.attempt = k.attempt
        UNION SELECT 'bank.' || a.bank FROM mortgage_application a
          WHERE a.case_id = k.id AND a.attempt = k.attempt AND a.bank IS NOT NULL
        UNION SELECT 'otherPayer' WHERE ${paidByOther}) AS conditions,
      NULL::text AS lender_type, NULL::uuid AS lender_id, false AS kept,
      k.interview_on AS good_until
    FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id JOIN mortgage_project p ON p.id = c.project_id`,
  askedAgain: `(SELECT jsonb_object_agg(i.type, s.asked_at ORDER BY s.asked_at) FROM mortgage_supplement s
    JOIN mortgage_supplement_item i ON i.supplement_id = s.id
    WHERE s.case_id = r.id AND s.closed_at IS NULL AND i.type IS NOT NULL AND i.received_at IS NULL)`,
});
