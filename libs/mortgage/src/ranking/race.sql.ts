/**
 * What each team collected in the month from `$1` to before `$2`, whether it had a case to collect from, and whether it was new then.
 * A team races from its first contract on, until it is closed.
 */
export const raceSql = `WITH credited AS (
   SELECT team_id, sum(amount_fen)::bigint AS fen FROM mortgage_receipt WHERE credited_on >= $1 AND credited_on < $2 GROUP BY team_id)
 SELECT u.id AS "teamId", u.name AS "teamName", coalesce(credited.fen, 0)::bigint AS collected,
   credited.fen IS NOT NULL OR EXISTS (SELECT FROM mortgage_contract c WHERE c.team_id = u.id AND c.state = 'open' AND c.signed_on < $2
     AND c.price_fen > (SELECT coalesce(sum(r.amount_fen), 0) FROM mortgage_receipt r WHERE r.contract_id = c.id AND r.credited_on < $1))
     AS "hadCases",
   coalesce((SELECT min(m.starts_on) FROM mortgage_team_mapping m WHERE m.team_id = u.id) > $1, false) AS "isNew"
 FROM org_unit u LEFT JOIN credited ON credited.team_id = u.id
 WHERE credited.fen IS NOT NULL OR ((u.closed_on IS NULL OR u.closed_on > $1)
   AND EXISTS (SELECT FROM mortgage_contract c WHERE c.team_id = u.id AND c.signed_on < $2))
 ORDER BY u.name, u.id`;
