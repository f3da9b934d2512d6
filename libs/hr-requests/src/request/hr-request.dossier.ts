import { defineDossier } from '@kefu/office/documents';

/** The papers of a request (H3): proofs of what is claimed, the signed amendment, and what its kind asks for. */
export const hrRequestDossier = defineDossier({
  subject: 'hrRequest',
  rows: `
    SELECT r.id, r.number || ' ' || r.person_name AS title, NULL::uuid AS branch_id, NULL::uuid AS team_id,
      r.person_id AS owner_id, 'hrRequest.' || r.kind AS checklist, r.created_at AS as_of,
      ARRAY(SELECT q.kind FROM qualification q WHERE q.person_id = r.person_id AND q.state <> 'refused'
        UNION SELECT 'signing' WHERE r.state IN ('approved', 'amendmentSigned', 'scheduled', 'effective')) AS conditions,
      NULL::text AS lender_type, NULL::uuid AS lender_id, false AS kept,
      NULL::date AS good_until
    FROM hr_request r`,
});
