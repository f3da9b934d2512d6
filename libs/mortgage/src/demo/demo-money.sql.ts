import { newestVersion } from '../case/mortgage-case.lifecycle.ts';

/** Contracts of the months before with their finished cases and what was received on them. `$1` the sales as JSON, `$2` the lifecycle. */
export const demoSales = `WITH given AS (
   SELECT g.*, uuidv7() AS contract_id, uuidv7() AS case_id, row_number() OVER () AS n
   FROM jsonb_to_recordset($1::jsonb) AS g (number text, name text, name_key text, house text, team text, price bigint, area integer,
     home text, down_fen bigint, loan_fen bigint, signed_on date, paid_on date)
 ), contract AS (
   INSERT INTO mortgage_contract (id, number, project_id, house, house_key, area, price_fen, home, product, down_payment_fen,
     commercial_fen, provident_fund_fen, signed_on, team_id, owner_id, consultant_name, search_key)
   SELECT contract_id, given.number, p.id, house, house, area, price, home, 'commercial', down_fen, loan_fen, 0, signed_on, t.id, o.id, '錢敏',
     lower(given.number) || ' ' || house || ' ' || given.name_key
   FROM given JOIN org_unit t ON t.kind = 'team' AND t.name = given.team
     JOIN person o ON o.login = CASE team WHEN 'A組' THEN 'anjie' ELSE 'anjieb' END,
     LATERAL (SELECT id FROM mortgage_project ORDER BY id LIMIT 1) p
   RETURNING id, team_id, owner_id
 ), buyer AS (
   INSERT INTO mortgage_buyer (contract_id, position, name, name_key) SELECT contract_id, 1, name, name_key FROM given
 ), entered AS (
   INSERT INTO mortgage_case (id, contract_id, lifecycle, lifecycle_version, state, state_since, team_id, owner_id, whose, customer_types,
     created_at)
   SELECT case_id, contract_id, $2, ${newestVersion}, 'closed', paid_on + 14, team_id, owner_id, 'us', ARRAY['single'], signed_on + 2
   FROM given JOIN contract ON contract.id = given.contract_id
 ), loan AS (
   INSERT INTO mortgage_application (case_id, attempt, product, bank, asked_fen, months, yearly_rate, state, approved_fen, decided_on,
     disbursed_fen, disbursed_on)
   SELECT case_id, 1, 'commercial', CASE n % 4 WHEN 0 THEN 'icbc' WHEN 1 THEN 'ccb' WHEN 2 THEN 'abc' ELSE 'boc' END, loan_fen, 360, 3000,
     'approved', loan_fen, paid_on - 20, loan_fen, paid_on FROM given
 )
 INSERT INTO mortgage_receipt (number, contract_id, team_id, kind, bank, serial, amount_fen, received_on, credited_on, payer,
   entered_by_name, confirmed_by_name, confirmed_at)
 SELECT 'SJ' || right(number, 6) || '1', contract_id, team_id, 'downPayment', '', NULL, down_fen, signed_on + 1, signed_on + 2, name,
   '何財', '何財', now() FROM given JOIN contract ON contract.id = given.contract_id
 UNION ALL
 SELECT 'SJ' || right(number, 6) || '2', contract_id, team_id, 'bankLoan', '工商銀行', 'B' || right(number, 6), loan_fen, paid_on - 1, paid_on,
   '工商銀行', '何財', '何財', now() FROM given JOIN contract ON contract.id = given.contract_id`;

/** Loan money on the cases that banks have paid out: confirmed where reconciled, else waiting for finance; and a reversal. `$1` today. */
export const demoReceipts = `WITH paid AS (
   SELECT c.id, c.team_id, c.number, k.state, k.state_since::date AS day, c.commercial_fen, c.provident_fund_fen
   FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id
   WHERE k.state IN ('disbursed', 'reconciled', 'closed')
     AND NOT EXISTS (SELECT FROM mortgage_receipt r WHERE r.contract_id = c.id AND r.kind <> 'downPayment')
 ), loan AS (
   INSERT INTO mortgage_receipt (number, contract_id, team_id, kind, bank, amount_fen, received_on, credited_on, payer, entered_by_name,
     confirmed_by_name, confirmed_at)
   SELECT 'SJ' || right(number, 6) || l.n, id, team_id, l.kind, l.bank, l.fen, day, CASE WHEN state <> 'disbursed' THEN day END, l.bank,
     '何財', CASE WHEN state <> 'disbursed' THEN '何財' END, CASE WHEN state <> 'disbursed' THEN now() END
   FROM paid, LATERAL (VALUES (2, 'bankLoan', '工商銀行', commercial_fen), (3, 'providentFundLoan', '公積金中心', provident_fund_fen))
     AS l (n, kind, bank, fen) WHERE l.fen > 0
 )
 INSERT INTO mortgage_receipt (number, contract_id, team_id, kind, amount_fen, received_on, credited_on, reverses_id, payer, remark,
   entered_by_name, confirmed_by_name, confirmed_at)
 SELECT 'CX' || right(c.number, 6), c.id, c.team_id, r.kind, -500000, $1::date, $1::date, r.id, r.payer, '重複入帳', '何財', '何財', now()
 FROM mortgage_contract c JOIN mortgage_receipt r ON r.contract_id = c.id AND r.kind = 'downPayment' WHERE c.number = 'HT260102'`;

/** Fees on every stretch of their way, by the number of their contract; those of the newest contracts are only assessed. `$1` today. */
export const demoFees = `WITH fee AS (
   SELECT f.id, f.kind, f.amount_fen, f.due_on, right(c.number, 4)::int % 4 AS turn, right(c.number, 4)::int AS n
   FROM mortgage_fee f JOIN mortgage_contract c ON c.id = f.contract_id WHERE c.number BETWEEN 'HT260101' AND 'HT260124'
 ), paid AS (
   SELECT id, due_on, CASE WHEN turn = 2 THEN amount_fen WHEN turn = 3 AND kind <> 'maintenanceFund' THEN amount_fen
     WHEN turn = 1 AND kind = 'deedTax' THEN amount_fen / 2 ELSE 0 END AS fen FROM fee
 ), payment AS (
   INSERT INTO mortgage_fee_payment (fee_id, reference, amount_fen, paid_on, by_name)
   SELECT id, 'FP' || right(replace(id::text, '-', ''), 8), fen, due_on - 9, '何財' FROM paid WHERE fen > 0
 ), asked AS (
   INSERT INTO mortgage_fee_waiver (fee_id, reason, asked_by, asked_by_name, approved, decided_by_name, decided_at)
   SELECT fee.id, CASE WHEN n = 103 THEN '開發商已代繳維修基金' ELSE '首次購房，開發商承諾代繳' END, p.id, p.name,
     CASE WHEN n = 103 THEN true END, CASE WHEN n = 103 THEN '鄭佩佩' END, CASE WHEN n = 103 THEN now() END
   FROM fee, person p WHERE p.login = 'mishu' AND n IN (103, 107) AND kind = 'maintenanceFund'
 )
 UPDATE mortgage_fee SET paid_fen = paid.fen, notified_on = least(mortgage_fee.due_on - 14, $1::date), waived = fee.n = 103 AND fee.kind = 'maintenanceFund'
 FROM paid JOIN fee ON fee.id = paid.id WHERE mortgage_fee.id = paid.id`;

/** A receipt that finance confirmed after its month was frozen: an adjustment. `$1` the last day of the month before. */
export const demoLateReceipt = `INSERT INTO mortgage_receipt (number, contract_id, team_id, kind, amount_fen, received_on, credited_on, payer,
   entered_by_name, confirmed_by_name, confirmed_at)
 SELECT 'SJ2601049', id, team_id, 'balancePayment', 1280000, $1::date, $1::date, '補登', '何財', '何財', now()
 FROM mortgage_contract WHERE number = 'HT260104' ON CONFLICT DO NOTHING`;

/** A house that measures 4.1 % more than was agreed: its case stops until somebody decides. `$1` today. */
export const demoArea = `INSERT INTO mortgage_measured_area (contract_id, contracted, measured, measured_on, difference_fen, beyond, entered_by_name)
 SELECT id, area, area + area * 41 / 1000, $1::date - 2, round(price_fen::numeric * (area * 41 / 1000) / area)::bigint, true, '鄭佩佩'
 FROM mortgage_contract WHERE number = 'HT260009'`;
