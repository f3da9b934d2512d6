import type { EntityManager } from 'typeorm';

/** Lays over the case what its oldest open problem says, or takes it away. */
export async function layOver(tx: EntityManager, caseId: string): Promise<void> {
  await tx.query(
    `UPDATE mortgage_case k SET problem_since = p.opened_at, problem_reason = p.detail
     FROM (SELECT 1) one LEFT JOIN LATERAL (SELECT opened_at, detail FROM mortgage_problem
       WHERE case_id = $1 AND state <> 'settled' ORDER BY opened_at, id LIMIT 1) p ON true WHERE k.id = $1`,
    [caseId],
  );
}
