import { defineDossier } from '@kefu/office/documents';

/**
 * The papers of an application (T5): what is required depends on its kind, the trader's kind and what it wants, as it was
 * required when it was entered. What the trader's own dossier holds counts where an item says so.
 */
export const applicationDossier = defineDossier({
  subject: 'application',
  rows: `
    SELECT id, number || ' ' || name AS title, branch_id, NULL::uuid AS team_id, entered_by AS owner_id,
      'application.' || kind || '.' || trader_kind AS checklist, created_at AS as_of,
      ARRAY(SELECT jsonb_object_keys(wish || wish_masked)) AS conditions,
      'trader' AS lender_type, trader_id AS lender_id, false AS kept,
      NULL::date AS good_until
    FROM account_application`,
});
