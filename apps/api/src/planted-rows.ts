import type { TestApi } from './testing.ts';

/** Whose rows they are. */
export interface Owner {
  readonly branchId: string;
  readonly teamId: string;
  readonly personId: string;
}

/** One row of every kind that belongs to a branch, a team or a person, each with a word to be told by. */
export interface PlantedRows {
  readonly owner: Owner;
  /** Stands in every text of theirs; whoever may not see them must never read it. */
  readonly mark: string;
  /** Ids by what they are of: `trader`, `task`, … */
  readonly ids: Readonly<Record<string, string>>;
}

/** Plants the rows of one owner. */
export async function plantRows(api: TestApi, owner: Owner, mark: string): Promise<PlantedRows> {
  const { rows } = await api.database.pool.query<{ kind: string; id: string }>(
    `WITH t AS (
       INSERT INTO trader (number, name, name_key, search_key, kind, certificate_kind, certificate_sealed,
         certificate_index, certificate_masked, branch_id, market_owner, remark)
       VALUES ($2, $2, lower($2), lower($2), 'naturalPerson', 'residentId', 'k1.x', sha256($2::bytea), $2, $1, $2, $2)
       RETURNING id
     ), phone AS (
       INSERT INTO trader_phone (trader_id, position, phone_sealed, phone_index, phone_masked)
       SELECT id, 1, 'k1.x', sha256($2::bytea), $2 FROM t
     ), tag AS (
       INSERT INTO trader_tag (trader_id, tag) SELECT id, 'tag ' || $2 FROM t
     ), balance AS (
       INSERT INTO trader_balance (trader_id, debt_fen, money_as_of, money_by) SELECT id, 1, '2026-11-01', $2 FROM t
     ), event AS (
       INSERT INTO account_event (trader_id, kind, on_day, branch_id, trader_kind, class, active, source_type, source_id)
       SELECT id, 'opened', '2026-10-05', $1, 'naturalPerson', '', true, 'system', $2 FROM t
     ), term AS (
       INSERT INTO term (trader_id, starts_on, ends_on, state)
       SELECT id, '2026-01-01', (now() AT TIME ZONE 'Asia/Shanghai')::date + 5, 'expiring' FROM t RETURNING id
     ), former AS (
       INSERT INTO trader (number, name, name_key, search_key, kind, certificate_kind, certificate_sealed,
         certificate_index, certificate_masked, branch_id, market_owner)
       VALUES ($2 || 'F', $2, lower($2) || 'f', lower($2), 'naturalPerson', 'residentId', 'k1.x',
         sha256(($2 || 'f')::bytea), $2, $1, $2) RETURNING id
     ), over AS (
       INSERT INTO term (trader_id, starts_on, ends_on, state)
       SELECT id, '2025-01-01', (now() AT TIME ZONE 'Asia/Shanghai')::date - 10, 'closed' FROM former
     ), silent AS (
       INSERT INTO trader (number, name, name_key, search_key, kind, certificate_kind, certificate_sealed,
         certificate_index, certificate_masked, branch_id, market_owner)
       VALUES ($2 || 'S', $2, lower($2) || 's', lower($2), 'naturalPerson', 'residentId', 'k1.x',
         sha256(($2 || 's')::bytea), $2, $1, $2) RETURNING id
     ), silent_term AS (
       INSERT INTO term (trader_id, starts_on, ends_on, state)
       SELECT id, '2026-01-01', (now() AT TIME ZONE 'Asia/Shanghai')::date + 5, 'expiring' FROM silent
     ), run AS (
       INSERT INTO message_run (purpose, business_date) VALUES ($2, '2026-11-23') RETURNING id
     ), template AS (
       SELECT id FROM message_template ORDER BY id LIMIT 1
     ), message AS (
       INSERT INTO message (run_id, recipient, business_date, purpose, level, subject_id, branch_id, template_id,
         template_version, shard, state, expires_at, address_masked)
       SELECT run.id, t.id, '2026-11-23', 'renewalReminder', 'x', term.id, $1, template.id, 1, 0, 'failed', now(), $2
       FROM t, term, run, template RETURNING id
     ), fault AS (
       INSERT INTO trader_fault (trader_id, branch_id, code, field, shown, note)
       SELECT id, $1, 'BAD_CHECKSUM', 'certificate', $2, $2 FROM t RETURNING id
     ), answer AS (
       INSERT INTO renewal_answer (term_id, answer, channel, note, taken_by_name, taken_via)
       SELECT id, 'later', 'phone', $2, $2, 'branch' FROM term
     ), application AS (
       INSERT INTO account_application (kind, lifecycle, lifecycle_version, state, branch_id, trader_id, trader_kind, name,
         name_key, note, entered_by, entered_by_name, entered_via, effective_on)
       SELECT 'change', 'application.change', 1, 'draft', $1, id, 'naturalPerson', $2, lower($2), $2, $3, $2, 'branch', '2026-12-01'
       FROM t RETURNING id
     ), approval AS (
       INSERT INTO approval (route, subject_type, subject_id, branch_id, requested_by_name)
       SELECT 'application.change', 'application', id, $1, $2 FROM application RETURNING id
     ), step AS (
       INSERT INTO approval_step (approval_id, position, key, permission, state, pending_since)
       SELECT id, 1, 'firstReview', 'application.firstReview', 'pending', now() FROM approval
     ), done AS (
       INSERT INTO task (title, branch_id, team_id, owner_id, due_at, opened_by_name, state, ended_at)
       VALUES ($2, $1, $4, $3, now(), $2, 'done', now() - interval '1 day')
     ), task AS (
       INSERT INTO task (title, branch_id, team_id, owner_id, due_at, opened_by_name, note)
       VALUES ($2, $1, $4, $3, '2026-12-01T09:00Z', $2, $2) RETURNING id
     ), parcel AS (
       INSERT INTO transmittal (lifecycle, lifecycle_version, state, branch_id, waybill, note, packed_by_name)
       VALUES ('transmittal', 1, 'draft', $1, $2, $2, $2) RETURNING id
     ), sent AS (
       INSERT INTO transmittal (lifecycle, lifecycle_version, state, branch_id, waybill, packed_by_name, sent_at)
       VALUES ('transmittal', 1, 'sent', $1, $2, $2, now())
     ), item AS (
       INSERT INTO transmittal_item (transmittal_id, position, trader_id, type, note)
       SELECT parcel.id, 1, t.id, $2, $2 FROM parcel, t RETURNING id
     ), file AS (
       INSERT INTO stored_file (name, type, size, sha256, location, key_sealed, uploaded_by)
       VALUES ($2, 'text/plain', 1, sha256($2::bytea), $2, 'k1.x', $3) RETURNING id
     ), decided AS (
       INSERT INTO account_application (kind, lifecycle, lifecycle_version, state, branch_id, trader_id, trader_kind, name,
         name_key, entered_by, entered_by_name, entered_via)
       SELECT 'renewal', 'application.renewal', 1, 'active', $1, id, 'naturalPerson', $2, lower($2), $3, $2, 'branch'
       FROM t RETURNING id
     ), decision AS (
       INSERT INTO approval (route, subject_type, subject_id, branch_id, requested_by_name, state, ended_at)
       SELECT 'application.renewal', 'application', id, $1, $2, 'approved', '2026-11-05T04:00Z' FROM decided RETURNING id
     ), decided_step AS (
       INSERT INTO approval_step (approval_id, position, key, permission, state, decided_by, decided_at)
       SELECT id, 1, 'firstReview', 'application.firstReview', 'approved', $3, '2026-11-05T04:00Z' FROM decision
     ), paper AS (
       INSERT INTO document (subject_type, subject_id, type, name, form)
       SELECT 'trader', id, 'other', $2, 'original' FROM t RETURNING id
     ), lent AS (
       INSERT INTO document (subject_type, subject_id, type, name, form)
       SELECT 'trader', id, 'other', $2 || ' lent', 'original' FROM t RETURNING id
     ), papers AS (
       SELECT id FROM paper UNION ALL SELECT id FROM lent
     ), filing AS (
       INSERT INTO document_filing (subject_type, subject_id, document_id) SELECT 'trader', t.id, papers.id FROM t, papers
     ), paper_file AS (
       INSERT INTO stored_file (id, name, type, size, sha256, location, key_sealed, held_by)
       SELECT id, $2, 'application/pdf', 1, sha256($2::bytea), id::text, 'k1.x', 'documents' FROM papers RETURNING id
     ), paper_version AS (
       INSERT INTO document_version (document_id, number, file_id, pages, form, added_by_name)
       SELECT id, 1, id, 1, 'original', $2 FROM papers RETURNING id, document_id
     ), employment AS (
       INSERT INTO employment (person_id, joined_on) VALUES ($3, '2020-01-01')
     ), issued AS (
       INSERT INTO issued_item (person_id, kind, name, issued_on, issued_by_name)
       VALUES ($3, 'key', $2, '2020-01-01', $2) RETURNING id
     ), discipline AS (
       INSERT INTO discipline_case (person_id, matter, opened_on, opened_by_name)
       VALUES ($3, $2, '2020-01-01', $2) RETURNING id
     ), request AS (
       INSERT INTO hr_request (kind, lifecycle, lifecycle_version, state, person_id, person_name, answers, from_holding_id, to_post_id)
       SELECT 'transfer', 'hrRequest.transfer', 1, 'currentManager', $3, $2, jsonb_build_object('reason', $2), h.id, other.id
       FROM post_holding h, LATERAL (SELECT id FROM post WHERE id <> h.post_id ORDER BY id LIMIT 1) other
       WHERE h.person_id = $3 LIMIT 1 RETURNING id
     ), certificate AS (
       INSERT INTO hr_request (kind, kind_version, lifecycle, lifecycle_version, state, person_id, person_name, answers, answers_sealed)
       VALUES ('employmentCertificate', 1, 'hrRequest.form', 1, 'deciding', $3, $2, jsonb_build_object('purpose', $2), 'k1.x')
       RETURNING id
     ), detail AS (
       INSERT INTO personal_detail (person_id, key, value_sealed, masked, request_id, changed_by_name)
       SELECT $3, 'address', 'k1.x', $2, id, $2 FROM certificate
     ), requested AS (
       INSERT INTO approval (route, subject_type, subject_id, owner_id, requested_by, requested_by_name)
       SELECT 'hrRequest.transfer', 'hrRequest', id, $3, $3, $2 FROM request RETURNING id
     ), requested_step AS (
       INSERT INTO approval_step (approval_id, position, key, permission, state, pending_since)
       SELECT id, 1, 'hr', 'hrRequest.review', 'pending', now() FROM requested
     ), learnt AS (
       INSERT INTO qualification (person_id, kind, title) VALUES ($3, 'veteran', $2) RETURNING id
     ), loan AS (
       INSERT INTO document_loan (document_id, borrower_name, purpose, due_on, lent_by_name)
       SELECT id, $2, $2, '2026-11-01', $2 FROM lent
     ), risk_day AS (
       INSERT INTO risk_run (market_id, trading_day, lifecycle, lifecycle_version, state)
       SELECT id, date '2015-01-01' + ('x' || left(md5($2), 4))::bit(16)::int % 3000, 'riskRun', 1, 'followUp' FROM risk_market
       RETURNING id, market_id, trading_day
     ), risk_paper AS (
       INSERT INTO risk_file (market_id, run_id, trading_day, name, sha256, imported_by_name)
       SELECT market_id, id, trading_day, $2, '', $2 FROM risk_day RETURNING id, run_id
     ), at_risk AS (
       INSERT INTO risk_row (file_id, line, number, trader_id, margin, equity, floating, positions, counts, level)
       SELECT risk_paper.id, 3, $2, t.id, 1, 1, 0, 1, true, 'call' FROM risk_paper, t
     ), notice AS (
       INSERT INTO risk_notice (run_id, trader_id, level, file_id, line)
       SELECT risk_paper.run_id, t.id, 'call', risk_paper.id, 3 FROM risk_paper, t RETURNING id, run_id, trader_id
     ), follow_up AS (
       INSERT INTO risk_follow_up (run_id, trader_id, notice_id, cause, step)
       SELECT run_id, trader_id, id, 'undelivered', 'telephone' FROM notice RETURNING id
     ), contract AS (
       INSERT INTO mortgage_contract (number, project_id, house, house_key, area, price_fen, home, product, down_payment_fen, commercial_fen,
         provident_fund_fen, signed_on, team_id, owner_id, consultant_id, consultant_name, remark, search_key)
       SELECT $2, id, $2, $2, 10000, 100, 'first', 'commercial', 100, 0, 0, '2026-01-01', $4, $3, $3, $2, $2, lower($2) FROM mortgage_project
       RETURNING id
     ), buyer AS (
       INSERT INTO mortgage_person (contract_id, position, name, name_key, role, phone_sealed, phone_index, phone_masked,
         certificate_kind, certificate_sealed, certificate_index, certificate_masked)
       SELECT id, 1, $2, lower($2), 'buyer', 'k1.x', sha256($2::bytea), $2, 'passport', 'k1.x', sha256($2::bytea), $2 FROM contract
     ), other_contract AS (
       INSERT INTO mortgage_contract (number, project_id, house, house_key, area, price_fen, home, product, down_payment_fen, commercial_fen,
         provident_fund_fen, signed_on, team_id, owner_id, consultant_name, remark, search_key)
       SELECT $2 || '-2', id, $2 || '-2', $2 || '-2', 10000, 100, 'first', 'commercial', 100, 0, 0, '2026-01-01', $4, $3, $2, $2, lower($2)
       FROM mortgage_project RETURNING id
     ), same_buyer AS (
       INSERT INTO mortgage_buyer (contract_id, position, name, name_key, phone_sealed, phone_index, phone_masked)
       SELECT id, 1, $2, lower($2), 'k1.x', sha256($2::bytea), $2 FROM other_contract
     ), receipt AS (
       INSERT INTO mortgage_receipt (number, contract_id, team_id, kind, amount_fen, received_on, payer, entered_by_name)
       SELECT $2, id, $4, 'downPayment', 100, '2026-01-01', $2, $2 FROM contract RETURNING id
     ), mortgage AS (
       INSERT INTO mortgage_case (contract_id, lifecycle, lifecycle_version, state, team_id, owner_id, due_fen, problem_since,
         problem_reason)
       SELECT id, 'mortgageCase', 1, 'filed', $4, $3, 100, now(), $2 FROM contract RETURNING id
     ), bank_loan AS (
       INSERT INTO mortgage_application (case_id, attempt, product, bank, asked_fen, months, yearly_rate)
       SELECT id, 1, 'commercial', 'icbc', 100, 360, 300 FROM mortgage
     ), trouble AS (
       INSERT INTO mortgage_problem (case_id, stage, cause, detail, opened_by_name) SELECT id, 'afterSigning', 'other', $2, $2 FROM mortgage
     ), thread AS (
       INSERT INTO mortgage_note (case_id, kind, body, by_name) SELECT id, 'said', $2, $2 FROM mortgage
     ), assist AS (
       INSERT INTO mortgage_assist (case_id, consultant_id, what, why, due_on, state, asked_by_name, accepted_at, done_at)
       SELECT id, $3, $2, $2, '2099-01-01', 'done', $2, '2026-10-15', '2026-10-15' FROM mortgage RETURNING id
     ), promise AS (
       INSERT INTO mortgage_private_promise (lifecycle, lifecycle_version, state, case_id, team_id, consultant_id, promised, promised_to,
         promised_on, reporter_name, statement_until)
       SELECT 'mortgagePrivatePromise', 1, 'reported', id, $4, $3, $2, $2, '2026-01-01', $2, '2099-01-01' FROM mortgage RETURNING id
     ), numbered AS (
       INSERT INTO mortgage_paper (project_id, serial, number, state, contract_id, reason, taken_by_name)
       SELECT c.project_id, 50000 + ('x' || left(md5($2), 4))::bit(16)::int % 40000, $2 || ' paper', 'void', contract.id, $2, $2
       FROM contract, (SELECT project_id FROM mortgage_number_range LIMIT 1) c RETURNING id
     ), handed AS (
       INSERT INTO mortgage_paper_copy (paper_id, holder, originals) SELECT id, 'buyer', 1 FROM numbered
     ), sealed AS (
       INSERT INTO mortgage_paper_seal (paper_id, seal, sealed_on, sealed_by_name) SELECT id, 'company', '2026-01-01', $2 FROM numbered
     ), contract_letter AS (
       INSERT INTO letter (number, template_id, template_version, subject_type, subject_id, data_hash, file_id, made_by, made_by_name)
       SELECT $2 || ' contract', t.id, 1, 'mortgageCase', mortgage.id, sha256($2::bytea), paper_file.id, $3, $2
       FROM mortgage, (SELECT id FROM letter_template WHERE kind = 'mortgageCase.contract' LIMIT 1) t, (SELECT id FROM paper_file LIMIT 1) paper_file
       RETURNING id, subject_id
     ), mortgage_text AS (
       INSERT INTO mortgage_draft (case_id, number, letter_id, body, drafted_by_name) SELECT subject_id, 1, id, $2, $2 FROM contract_letter
     ), reviewed AS (
       INSERT INTO mortgage_review (case_id, round, author_name, outcome, reviewer_name, decided_at)
       SELECT id, 1, $2, 'passed', $2, '2026-10-15' FROM mortgage RETURNING id, case_id
     ), found_wrong AS (
       INSERT INTO mortgage_finding (review_id, case_id, field, severity, detail, found_by_name)
       SELECT id, case_id, 'price', 'major', $2, $2 FROM reviewed
     ), round AS (
       INSERT INTO mortgage_supplement (case_id, attempt, round, due_on, note, asked_by_name)
       SELECT id, 1, 1, '2026-01-01', $2, $2 FROM mortgage RETURNING id
     ), round_item AS (
       INSERT INTO mortgage_supplement_item (supplement_id, position, what) SELECT id, 1, $2 FROM round
     ), meeting AS (
       INSERT INTO mortgage_appointment (case_id, kind, bank, starts_at, escort_id, note, booked_by_name)
       SELECT id, 'other', 'icbc', '2099-01-01T01:00:00Z', $3, $2, $2 FROM mortgage
     ), fee AS (
       INSERT INTO mortgage_fee (contract_id, kind, rule_id, amount_fen, assessed_on, due_on)
       SELECT contract.id, 'deedTax', r.id, 100, '2026-01-01', '2026-01-31' FROM contract, (SELECT id FROM mortgage_fee_rule LIMIT 1) r RETURNING id
     ), waiver AS (
       INSERT INTO mortgage_fee_waiver (fee_id, reason, asked_by_name) SELECT id, $2, $2 FROM fee
     ), raced AS (
       INSERT INTO mortgage_ranking_month (month, version, ranked, rules, frozen_by_name, reopened_by_name, reopened_at, reopened_reason)
       VALUES (date '2015-01-01' + ('x' || left(md5($2), 3))::bit(12)::int % 100 * interval '1 month', 1, true, '{"steps": []}', $2, $2, now(), $2) RETURNING id, month
     ), race_row AS (
       INSERT INTO mortgage_ranking_row (month_id, team_id, team_name, collected_fen, rank, first, last, exempt, streak)
       SELECT id, $4, $2, 0, 2, false, true, false, 2 FROM raced
     ), area AS (
       INSERT INTO mortgage_measured_area (contract_id, contracted, measured, measured_on, difference_fen, beyond, reason, entered_by_name)
       SELECT id, 10000, 10500, '2026-01-01', 5, true, $2, $2 FROM contract
     ), streak AS (
       INSERT INTO mortgage_streak_decision (team_id, month, streak, reason, decided_by_name) VALUES ($4, '2015-01-01', 0, $2, $2)
     ), penalty AS (
       INSERT INTO mortgage_penalty (lifecycle, lifecycle_version, state, month_id, month, team_id, streak)
       SELECT 'mortgagePenalty', 1, 'appealable', id, month, $4, 2 FROM raced RETURNING id
     )
     SELECT 'trader' AS kind, id FROM t UNION ALL SELECT 'penalty', id FROM penalty UNION ALL SELECT 'fee', id FROM fee UNION ALL SELECT 'mortgageCase', id FROM mortgage UNION ALL SELECT 'assist', id FROM assist UNION ALL SELECT 'promise', id FROM promise UNION ALL SELECT 'mortgagePaper', id FROM numbered UNION ALL SELECT 'contract', id FROM contract UNION ALL SELECT 'receipt', id FROM receipt UNION ALL SELECT 'followUp', id FROM follow_up UNION ALL SELECT 'term', id FROM term UNION ALL SELECT 'message', id FROM message
     UNION ALL SELECT 'fault', id FROM fault UNION ALL SELECT 'application', id FROM application
     UNION ALL SELECT 'approval', id FROM approval UNION ALL SELECT 'task', id FROM task
     UNION ALL SELECT 'transmittal', id FROM parcel UNION ALL SELECT 'item', id FROM item
     UNION ALL SELECT 'file', id FROM file UNION ALL SELECT 'hrRequest', id FROM request
     UNION ALL SELECT 'certificate', id FROM certificate
     UNION ALL SELECT 'qualification', id FROM learnt UNION ALL SELECT 'document', id FROM paper UNION ALL SELECT 'lent', id FROM lent
     UNION ALL SELECT 'version', v.id FROM paper_version v JOIN paper ON paper.id = v.document_id`,
    [owner.branchId, mark, owner.personId, owner.teamId],
  );
  const ids = Object.fromEntries(rows.map(({ kind, id }) => [kind, id]));
  return { owner, mark, ids: { ...ids, branch: owner.branchId, person: owner.personId } };
}
