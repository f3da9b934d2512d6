/** A note with its sums, as everybody reads it. */
export const noteRows = `SELECT n.id, n.number, n.franchisee_id AS "franchiseeId", f.name AS franchisee, n.dispatched_on AS "dispatchedOn",
   s.lines, s.quantity, s.amount, n.entered_by_name AS "enteredBy"
 FROM dispatch_note n JOIN franchisee f ON f.id = n.franchisee_id, LATERAL (
   SELECT count(*)::int AS lines, coalesce(sum(quantity), 0)::int AS quantity, coalesce(sum(amount_fen), 0)::bigint AS amount
   FROM dispatch_line WHERE note_id = n.id) s`;
