import type { EntityManager } from 'typeorm';

/** What lies behind the demo's cases, so that the reports have something to count: ended stays, appointments, settled problems (S2, S17). */
export async function enterPast(tx: EntityManager): Promise<void> {
  await tx.query(
    `WITH further AS (
       SELECT id, state_since, (row_number() OVER (ORDER BY state_since, id))::int AS n FROM mortgage_case
       WHERE state NOT IN ('intake', 'contractDraft', 'review', 'returned', 'signed', 'filed', 'docsCollecting')
     ), stay AS (
       SELECT uuidv7() AS id, f.id AS case_id, f.n, s.state, s.whose, f.state_since - make_interval(days => s.began + f.n % s.spread) AS started_at,
         f.state_since - make_interval(days => s.ended) AS ended_at, s.days
       FROM further f, (VALUES ('review', 'us', 13, 12, 1, 1), ('docsCollecting', 'customer', 11, 4, 5, 7), ('docsVerified', 'bank', 4, 1, 2, 3))
         s (state, whose, began, ended, spread, days)
     ), clock AS (
       INSERT INTO mortgage_clock (id, case_id, state, started_at, ended_at, limit_minutes, told)
       SELECT id, case_id, state, started_at, ended_at, days * 450, CASE WHEN n % 5 = 0 THEN 2 ELSE 0 END FROM stay
     )
     INSERT INTO mortgage_clock_span (clock_id, whose, started_at, ended_at, by_name)
     SELECT id, whose, started_at, ended_at - (ended_at - started_at) / 4, '系統' FROM stay
     UNION ALL SELECT id, 'us', ended_at - (ended_at - started_at) / 4, ended_at, '系統' FROM stay`,
  );
  await tx.query(
    `INSERT INTO mortgage_appointment (case_id, kind, bank, starts_at, escort_id, state, outcome, booked_by_name, booked_at, ended_at)
     SELECT k.id, 'interview', a.bank, at, k.owner_id, CASE WHEN n % 4 = 0 THEN 'noShow' ELSE 'kept' END,
       CASE WHEN n % 4 = 0 THEN '客戶未到' ELSE '面談完成' END, '許安', at - interval '3 days', at
     FROM (SELECT *, row_number() OVER (ORDER BY state_since, id) AS n,
         date_trunc('day', state_since, 'Asia/Shanghai') - interval '14 hours' AS at
       FROM mortgage_case WHERE owner_id IS NOT NULL AND state NOT IN ('intake', 'contractDraft', 'review', 'returned', 'signed', 'filed')) k
     JOIN LATERAL (SELECT min(bank) AS bank FROM mortgage_application a WHERE a.case_id = k.id) a ON a.bank IS NOT NULL`,
  );
  await tx.query(
    `INSERT INTO mortgage_problem (case_id, stage, cause, detail, plan, state, opened_by_name, opened_at, action, acted_by_name, acted_at,
       verified_by_name, verified_at, escalated_by_name, escalated_at)
     SELECT id, 'afterSigning', 'papers', '收入證明缺蓋章', '請客戶補蓋', 'settled', '許安', at - interval '2 days', '客戶已補蓋', '許安', at,
       '鄭佩佩', at, CASE WHEN n % 3 = 0 THEN '許安' END, CASE WHEN n % 3 = 0 THEN at - interval '1 day' END
     FROM (SELECT id, state_since - interval '1 day' AS at, row_number() OVER (ORDER BY state_since, id) AS n FROM mortgage_case
       WHERE state IN ('submitted', 'approved', 'loanSigned', 'ready', 'docsVerified') AND problem_since IS NULL) k WHERE n <= 9`,
  );
}
