import type { EntityManager } from 'typeorm';

/** Reviews, findings and numbers of the demo's contracts: one with an open finding, one lent too long, a void one and a gap (S6, S15). */
export async function enterContractPapers(tx: EntityManager): Promise<void> {
  await tx.query(
    `WITH waiting AS (
       SELECT k.id, k.owner_id, o.name, k.state_since, row_number() OVER (ORDER BY k.state_since, k.id) AS n
       FROM mortgage_case k JOIN person o ON o.id = k.owner_id WHERE k.state = 'review'
     ), handed AS (
       UPDATE mortgage_case k SET submitted_by = waiting.owner_id FROM waiting WHERE k.id = waiting.id
     ), round AS (
       INSERT INTO mortgage_review (case_id, round, author_id, author_name, submitted_at)
       SELECT id, 1, owner_id, name, state_since FROM waiting RETURNING id, case_id
     )
     INSERT INTO mortgage_finding (review_id, case_id, field, severity, detail, found_by, found_by_name)
     SELECT round.id, round.case_id, 'downPayment', 'major', '首付款大寫與收據不符', p.id, p.name
     FROM round JOIN waiting ON waiting.id = round.case_id AND waiting.n = 1, person p WHERE p.login = 'zhengpeipei'`,
  );
  await tx.query(
    `WITH signed AS (
       SELECT c.id AS contract_id, c.project_id, k.id AS case_id, row_number() OVER (ORDER BY c.number) AS n
       FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id WHERE k.state IN ('signed', 'filed')
     ), numbered AS (
       SELECT s.*, uuidv7() AS document_id, CASE s.n WHEN 1 THEN 1 ELSE s.n + 2 END AS serial, r.prefix
       FROM signed s JOIN mortgage_number_range r ON r.project_id = s.project_id
     ), paper AS (
       INSERT INTO document (id, subject_type, subject_id, type, name, form, cabinet, shelf_row)
       SELECT document_id, 'mortgageCase', case_id, 'other', '買賣合同 ' || prefix || lpad(serial::text, 5, '0'), 'original', 'B', '2'
       FROM numbered
     ), filed AS (
       INSERT INTO document_filing (subject_type, subject_id, document_id) SELECT 'mortgageCase', case_id, document_id FROM numbered
     ), lent AS (
       INSERT INTO document_loan (document_id, borrower_name, purpose, due_on, lent_by_name)
       SELECT document_id, '房管局', '網簽備案', (now() AT TIME ZONE 'Asia/Shanghai')::date - 3, '方文' FROM numbered WHERE n = 1
     ), used AS (
       INSERT INTO mortgage_paper (project_id, serial, number, state, contract_id, document_id, taken_by_name)
       SELECT project_id, serial, prefix || lpad(serial::text, 5, '0'), 'used', contract_id, document_id, '方文' FROM numbered
       RETURNING id, project_id, serial
     ), copies AS (
       INSERT INTO mortgage_paper_copy (paper_id, holder, originals)
       SELECT used.id, h.holder, 1 FROM used, (VALUES ('buyer'), ('archive')) AS h (holder)
     ), void AS (
       INSERT INTO mortgage_paper (project_id, serial, number, state, reason, taken_by_name)
       SELECT project_id, 2, prefix || '00002', 'void', '打印錯位，已銷毀', '方文' FROM numbered WHERE n = 1
     )
     UPDATE mortgage_number_range r SET next = u.last + 1
     FROM (SELECT project_id, max(serial) AS last FROM used GROUP BY project_id) u WHERE u.project_id = r.project_id`,
  );
}
