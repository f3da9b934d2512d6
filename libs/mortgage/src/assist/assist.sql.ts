/** A request `a` with its case `k` and contract `c`, as it is shown. @param me who looks: their id, or null */
export const assistRows = (me: string): string => `
  SELECT a.id, a.case_id AS "caseId", k.number, c.house, p.name AS consultant, a.what, a.why, a.due_on AS "dueOn", a.state,
    a.late_at IS NOT NULL AS late, a.asked_by_name AS "askedBy", a.asked_at AS "askedAt", a.accepted_at AS "acceptedAt",
    a.done_at AS "doneAt", a.answer, a.consultant_id IS NOT DISTINCT FROM ${me}::uuid AS "mayAnswer", a.version
  FROM mortgage_assist a JOIN mortgage_case k ON k.id = a.case_id JOIN mortgage_contract c ON c.id = k.contract_id
  JOIN person p ON p.id = a.consultant_id`;

/** SQL condition: request `a` waits for its consultant. */
export const awaitedSql = `a.state IN ('sent', 'accepted')`;
