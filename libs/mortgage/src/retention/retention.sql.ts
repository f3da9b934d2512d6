/** Erasures with their cases. */
export const erasureRows = `SELECT e.id, e.case_id AS "caseId", k.number AS "caseNumber", c.number AS "contractNumber", e.what, e.outcome,
   e.months, e.due_on AS "dueOn", e.count, e.erased_by_name AS "erasedBy", e.erased_at AS "erasedAt"
 FROM mortgage_erasure e JOIN mortgage_case k ON k.id = e.case_id JOIN mortgage_contract c ON c.id = k.contract_id`;

const ended = `mortgage_retention_rule r JOIN mortgage_case k ON k.state = r.outcome,
  LATERAL (SELECT ((k.state_since AT TIME ZONE 'Asia/Shanghai')::date + r.months * interval '1 month')::date AS due_on) d`;

/** Lists what is due on a day `$1` and was not listed yet; however often it runs, each once. */
export const listDue = `INSERT INTO mortgage_erasure (case_id, what, outcome, months, due_on)
  SELECT k.id, r.what, r.outcome, r.months, d.due_on FROM ${ended} WHERE d.due_on <= $1
  ON CONFLICT (case_id, what) DO NOTHING`;

/** Takes off the list what is due no more on a day `$1`: the rule keeps it longer now, or the case goes on. */
export const unlist = `DELETE FROM mortgage_erasure e WHERE e.erased_at IS NULL AND NOT EXISTS (
  SELECT FROM ${ended} WHERE k.id = e.case_id AND r.what = e.what AND d.due_on <= $1)`;
