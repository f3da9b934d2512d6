import { ledgerDaySql, ledgerMinutesSql, officeLedgerSql } from '@kefu/office/calendar';
import { whoseTime } from '../clock/whose.ts';
import type { CaseFigure, CaseRate, MortgageReportRowsArgs, ReportBreakdown } from './report.types.ts';

/** SQL: the beginning of a month that is given by its first day, and of those so many months beside it. */
export const monthStartSql = (day: string, months = 0): string =>
  `((${day}::date + interval '${months} months') AT TIME ZONE 'Asia/Shanghai')`;

/** SQL rows `(case_id, at, amount, bank, consultant)` that each figure is counted from; the last two are null where they are those of the case. */
const rateRows: Readonly<Record<CaseFigure, string>> = {
  noShow: `SELECT case_id, starts_at AS at, (state = 'noShow')::int AS amount, bank, NULL::uuid AS consultant FROM mortgage_appointment
    WHERE state IN ('kept', 'noShow')`,
  rounds: `SELECT a.case_id, max(a.decided_on)::timestamp AT TIME ZONE 'Asia/Shanghai' AS at, (SELECT count(*) FROM mortgage_supplement s
      WHERE s.case_id = a.case_id AND s.attempt = a.attempt)::int AS amount, min(a.bank) AS bank, NULL::uuid AS consultant
    FROM mortgage_application a WHERE a.decided_on IS NOT NULL GROUP BY a.case_id, a.attempt`,
  selfResolved: `SELECT case_id, verified_at AS at, (escalated_at IS NULL)::int AS amount, NULL AS bank, NULL::uuid AS consultant FROM mortgage_problem
    WHERE state = 'settled'`,
  firstPass: `SELECT case_id, decided_at AS at, (outcome = 'passed')::int AS amount, NULL AS bank, NULL::uuid AS consultant FROM mortgage_review
    WHERE round = 1 AND outcome IN ('passed', 'returned')`,
  papersInTime: `SELECT case_id, ended_at AS at, (told < 2)::int AS amount, NULL AS bank, NULL::uuid AS consultant FROM mortgage_clock
    WHERE state = 'docsCollecting' AND ended_at IS NOT NULL AND limit_minutes IS NOT NULL`,
  assistResponse: `WITH ${officeLedgerSql} SELECT s.case_id, s.accepted_at AS at,
      (${ledgerMinutesSql('b', 's.accepted_at')} - ${ledgerMinutesSql('a', 's.asked_at')})::int AS amount, NULL AS bank, s.consultant_id AS consultant
    FROM mortgage_assist s JOIN office_ledger a ON a.day = ${ledgerDaySql('s.asked_at')}
    JOIN office_ledger b ON b.day = ${ledgerDaySql('s.accepted_at')} AND b.run = a.run`,
  assistInTime: `SELECT case_id, least(late_at, done_at) AS at, (late_at IS NULL)::int AS amount, NULL AS bank, consultant_id AS consultant
    FROM mortgage_assist WHERE late_at IS NOT NULL OR done_at IS NOT NULL`,
  promiseUpheld: `SELECT case_id, coalesce(upheld_at, state_since) AS at, (upheld_at IS NOT NULL)::int AS amount, NULL AS bank,
      consultant_id AS consultant
    FROM mortgage_private_promise WHERE upheld_at IS NOT NULL OR state = 'dismissed'`,
  stay: `WITH ${officeLedgerSql} SELECT y.case_id, y.ended_at AS at, spent.minutes AS amount, NULL AS bank, NULL::uuid AS consultant, y.state AS step
    FROM mortgage_clock y CROSS JOIN LATERAL (
      SELECT sum(CASE WHEN b.run = a.run THEN ${ledgerMinutesSql('b', 's.ended_at')} - ${ledgerMinutesSql('a', 's.started_at')} END)::int AS minutes
      FROM mortgage_clock_span s LEFT JOIN office_ledger a ON a.day = ${ledgerDaySql('s.started_at')}
      LEFT JOIN office_ledger b ON b.day = ${ledgerDaySql('s.ended_at')}
      WHERE s.clock_id = y.id HAVING bool_and(a.run = b.run)) spent`,
};

const groups: Readonly<Record<ReportBreakdown, string>> = {
  team: '(SELECT u.name FROM org_unit u WHERE u.id = k.team_id)',
  specialist: '(SELECT p.name FROM person p WHERE p.id = k.owner_id)',
  consultant: `coalesce((SELECT p.name FROM person p WHERE p.id = coalesce(r.consultant, c.consultant_id)), c.consultant_name)`,
  bank: `(SELECT b.name FROM mortgage_bank b WHERE b.key = coalesce(r.bank, (SELECT min(a.bank) FROM mortgage_application a
    WHERE a.case_id = k.id AND a.attempt = k.attempt)))`,
};

/** SQL: the rows of a figure in the span whose first day is $1 and, if asked, in as many months before it. @param reach condition on case `k` */
const rowsSql = (rate: CaseFigure, by: ReportBreakdown, reach: string, months: number, before = false): string =>
  `SELECT k.id AS "caseId", k.number, c.house, coalesce(${groups[by]}, '') AS "group", r.at, r.amount,
     r.at >= ${monthStartSql('$1')} AS now
   FROM (${rateRows[rate]}) r JOIN mortgage_case k ON k.id = r.case_id JOIN mortgage_contract c ON c.id = k.contract_id
   WHERE r.at >= ${monthStartSql('$1', before ? -months : 0)} AND r.at < ${monthStartSql('$1', months)} AND ${reach}`;

/** SQL: the rows of a figure in its span, the latest first. @param values the first day of the span, and what `reach` refers to */
export function figureRowsSql(
  { rate, by, step, group, months }: MortgageReportRowsArgs,
  reach: string,
  values: unknown[],
): string {
  const inStep = rate === 'stay' && step ? ` AND r.step = $${values.push(step)}` : '';
  const narrowed = typeof group === 'string' ? `WHERE "group" = $${values.push(group)}` : '';
  return `SELECT * FROM (${rowsSql(rate, by, `${reach}${inStep}`, months ?? 1)}) counted ${narrowed} ORDER BY at DESC, "caseId"`;
}

/** SQL: a figure by groups, beside what it was in as many months before. */
export const rateSql = (rate: CaseRate, by: ReportBreakdown, reach: string, months: number): string =>
  `SELECT '${rate}' AS rate, "group", coalesce(sum(amount) FILTER (WHERE now), 0)::int AS amount, count(*) FILTER (WHERE now)::int AS of,
     coalesce(sum(amount) FILTER (WHERE NOT now), 0)::int AS "amountBefore", count(*) FILTER (WHERE NOT now)::int AS "ofBefore"
   FROM (${rowsSql(rate, by, reach, months, true)}) counted GROUP BY "group" ORDER BY "group"`;

/**
 * SQL: the stays `times (state, part, gross, net, …)` that ended from the month `since` months beside that of $1 to before the one
 * `until` beside it; state null is the whole way up to the loan's money. A stay on days that the calendar lacks is left out.
 * @param part SQL for what a stay is counted under, from the instant at which it ended
 */
const timesSql = (reach: string, since: number, until: number, part: (at: string) => string): string => `
  WITH ${officeLedgerSql}, stays AS (
    SELECT c.id, c.id AS unit, c.state, ${part('c.ended_at')} AS part
    FROM mortgage_clock c JOIN mortgage_case k ON k.id = c.case_id
    WHERE c.ended_at >= ${monthStartSql('$1', since)} AND c.ended_at < ${monthStartSql('$1', until)} AND ${reach}
    UNION ALL
    SELECT c.id, k.id, NULL, ${part('paid.at')}
    FROM (SELECT case_id, min(started_at) AS at FROM mortgage_clock WHERE state = 'disbursed' GROUP BY case_id) paid
    JOIN mortgage_case k ON k.id = paid.case_id JOIN mortgage_clock c ON c.case_id = k.id AND c.ended_at <= paid.at
    WHERE paid.at >= ${monthStartSql('$1', since)} AND paid.at < ${monthStartSql('$1', until)} AND ${reach}
  ), spans AS (
    SELECT y.unit, y.state, y.part, s.whose, s.paused,
      CASE WHEN b.run = a.run THEN ${ledgerMinutesSql('b', 's.ended_at')} - ${ledgerMinutesSql('a', 's.started_at')} END AS minutes
    FROM stays y JOIN mortgage_clock_span s ON s.clock_id = y.id
    LEFT JOIN office_ledger a ON a.day = ${ledgerDaySql('s.started_at')}
    LEFT JOIN office_ledger b ON b.day = ${ledgerDaySql('s.ended_at')}
  ), times AS (
    SELECT unit, state, part, sum(minutes) AS gross, coalesce(sum(minutes) FILTER (WHERE NOT paused), 0) AS net,
      ${whoseTime.map((whose) => `coalesce(sum(minutes) FILTER (WHERE whose = '${whose}'), 0) AS ${whose}`).join(', ')}
    FROM spans GROUP BY unit, state, part HAVING bool_and(minutes IS NOT NULL)
  )`;

/** SQL: how long steps took (S2, X4) in the span whose first day is $1, beside as many months before. */
export const stepTimesSql = (reach: string, months: number): string => `
  ${timesSql(reach, -months, months, (at) => `${at} >= ${monthStartSql('$1')}`)}
  SELECT state, count(*) FILTER (WHERE part)::int AS stays,
    (percentile_disc(0.5) WITHIN GROUP (ORDER BY gross) FILTER (WHERE part))::int AS "medianGross",
    (percentile_disc(0.5) WITHIN GROUP (ORDER BY net) FILTER (WHERE part))::int AS "medianNet",
    (percentile_disc(0.9) WITHIN GROUP (ORDER BY net) FILTER (WHERE part))::int AS "ninetiethNet",
    (percentile_disc(0.5) WITHIN GROUP (ORDER BY net) FILTER (WHERE NOT part))::int AS "medianNetBefore",
    coalesce(sum(gross) FILTER (WHERE part), 0)::bigint AS "grossMinutes",
    ${whoseTime.map((whose) => `coalesce(sum(${whose}) FILTER (WHERE part), 0)::bigint AS "${whose}Minutes"`).join(', ')}
  FROM times GROUP BY state ORDER BY state`;

/** SQL: how long steps took in each month of the span whose first day is $1, the earliest first (S2). */
export const stepMonthsSql = (reach: string, months: number): string => `
  ${timesSql(reach, 0, months, (at) => `to_char(${at} AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')`)}
  SELECT part AS month, state, count(*)::int AS stays, (percentile_disc(0.5) WITHIN GROUP (ORDER BY net))::int AS "medianNet",
    (percentile_disc(0.9) WITHIN GROUP (ORDER BY net))::int AS "ninetiethNet",
    ${whoseTime.map((whose) => `sum(${whose})::bigint AS "${whose}Minutes"`).join(', ')}
  FROM times GROUP BY part, state ORDER BY part, state`;

/** SQL: what stands in each step now, the longest together first (S2). @param reach condition on case `k` */
export const bottleneckSql = (reach: string): string => `
  WITH ${officeLedgerSql}
  SELECT k.state, count(*)::int AS cases, coalesce(sum(k.due_fen), 0)::bigint AS "dueFen",
    coalesce(sum(CASE WHEN b.run = a.run THEN ${ledgerMinutesSql('b', 'now()')} - ${ledgerMinutesSql('a', 'k.state_since')} END), 0)::bigint AS minutes
  FROM mortgage_case k LEFT JOIN office_ledger a ON a.day = ${ledgerDaySql('k.state_since')}
  LEFT JOIN office_ledger b ON b.day = ${ledgerDaySql('now()')}
  WHERE ${reach} GROUP BY k.state ORDER BY minutes DESC, k.state`;
