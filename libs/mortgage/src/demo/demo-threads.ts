import type { EntityManager } from 'typeorm';
import { consultantNamedSql } from '../consultant/consultant.sql.ts';
import { promiseLifecycle } from '../private-promise/promise.lifecycle.ts';

/** What specialists and the consultant of the demo said to each other, what he is asked for, and what he is said to have promised (S26–S28). */
export async function enterThreads(tx: EntityManager): Promise<void> {
  await tx.query(
    `UPDATE mortgage_contract c SET consultant_id = ${consultantNamedSql('c.consultant_name')} WHERE consultant_id IS NULL`,
  );
  await tx.query(
    `WITH talked AS (
       SELECT k.id, o.name AS specialist, c.consultant_name AS consultant, k.state_since AS since, k.problem_since IS NOT NULL AS problem
       FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id JOIN person o ON o.id = k.owner_id
       WHERE k.state IN ('docsCollecting', 'supplement', 'bankInterview') OR k.problem_since IS NOT NULL
     )
     INSERT INTO mortgage_note (case_id, kind, body, tried_with, tried_on, outcome, by_name, at)
     SELECT id, 'said', '客戶哪天方便到銀行？', NULL, NULL::date, NULL, specialist, since + interval '1 hour' FROM talked
     UNION ALL SELECT id, 'said', '客戶說週三上午可以', NULL, NULL, NULL, consultant, since + interval '2 hours' FROM talked
     UNION ALL SELECT id, 'attempt', '電話說明補件原因', '買方', (since AT TIME ZONE 'Asia/Shanghai')::date, '答應補交', specialist,
       since + interval '3 hours' FROM talked WHERE problem`,
  );
  // The days before today that the office worked, so that some were answered in time and one is late.
  await tx.query(
    `WITH asked AS (
       SELECT k.id, c.consultant_id, o.name AS specialist, row_number() OVER (ORDER BY k.id) AS n,
         now() - make_interval(days => 2 + (row_number() OVER (ORDER BY k.id))::int) AS at
       FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id JOIN person o ON o.id = k.owner_id
       WHERE k.state IN ('docsCollecting', 'supplement', 'bankInterview', 'submitted') AND c.consultant_id IS NOT NULL LIMIT 6
     )
     INSERT INTO mortgage_assist (case_id, consultant_id, what, why, due_on, state, asked_by_name, asked_at, accepted_at, answer, done_at, late_at)
     SELECT id, consultant_id, CASE WHEN n % 2 = 0 THEN '請約客戶補簽收入證明' ELSE '請陪同客戶到銀行面簽' END, '銀行要求本人到場',
       (CASE WHEN n < 5 THEN at + interval '1 day' ELSE now() + interval '3 days' END AT TIME ZONE 'Asia/Shanghai')::date,
       CASE WHEN n < 3 THEN 'done' WHEN n < 5 THEN 'accepted' ELSE 'sent' END, specialist, at,
       CASE WHEN n < 5 THEN at + interval '2 hours' END, CASE WHEN n < 3 THEN '已陪同辦妥' ELSE '' END,
       CASE WHEN n < 3 THEN at + interval '20 hours' END, CASE WHEN n = 4 THEN now() END
     FROM asked`,
  );
  await tx.query(
    `INSERT INTO mortgage_private_promise (lifecycle, lifecycle_version, state, case_id, team_id, consultant_id, promised, promised_to,
       promised_on, reporter_id, reporter_name, statement_until, statement, stated_at, findings, investigated_by_name, sanction,
       decided_by_name, upheld_at)
     SELECT $1, 1, CASE n WHEN 1 THEN 'reported' ELSE 'dropped' END, k.id, k.team_id, k.consultant_id,
       CASE n WHEN 1 THEN '私下答應客戶維修基金由公司代交' ELSE '口頭答應提前一個月交房' END, k.buyer, k.today - 6, k.owner_id, k.specialist,
       k.today + 3, CASE n WHEN 2 THEN '只說會代為詢問' END, CASE n WHEN 2 THEN now() - interval '2 days' END,
       CASE n WHEN 2 THEN '客戶有錄音為證' END, CASE n WHEN 2 THEN '鄭佩佩' END, CASE n WHEN 2 THEN '通報批評' END,
       CASE n WHEN 2 THEN '鄭佩佩' END, CASE n WHEN 2 THEN now() - interval '1 day' END
     FROM (SELECT k.id, k.team_id, k.owner_id, o.name AS specialist, c.consultant_id, row_number() OVER (ORDER BY k.id) AS n,
         (SELECT b.name FROM mortgage_buyer b WHERE b.contract_id = c.id AND b.position = 1) AS buyer,
         (now() AT TIME ZONE 'Asia/Shanghai')::date AS today
       FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id JOIN person o ON o.id = k.owner_id
       WHERE k.state IN ('signed', 'filed', 'docsCollecting') AND c.consultant_id IS NOT NULL) k WHERE n <= 2`,
    [promiseLifecycle],
  );
}
