import { defineDossier } from '@kefu/office/documents';

/** The papers of a trader, by its kind (T5); kept for as long as the account is open. */
export const traderDossier = defineDossier({
  subject: 'trader',
  rows: `
    SELECT id, number || ' ' || name AS title, branch_id, NULL::uuid AS team_id, NULL::uuid AS owner_id,
      'trader.' || kind AS checklist, NULL::timestamptz AS as_of, '{}'::text[] AS conditions,
      NULL::text AS lender_type, NULL::uuid AS lender_id, state = 'active' AS kept,
      NULL::date AS good_until
    FROM trader`,
});
