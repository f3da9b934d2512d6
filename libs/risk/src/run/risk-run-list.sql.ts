import { departmentClockSql, instantOf } from '@kefu/office/calendar';
import { caseState } from '@kefu/office/lifecycle';
import type { RowScope } from '@kefu/platform/context';
import { scopeSql } from '@kefu/platform/permissions';
import type { RiskRunFilter } from './risk-run.input.ts';
import { RiskRunFacts } from './risk-run.types.ts';

/** A run as it is read. */
export type RunRow = Omit<RiskRunFacts, 'state' | 'market' | 'closeBy' | 'overdue'> & {
  readonly state: string;
  readonly marketId: string;
  readonly marketName: string;
  readonly closeMinute: number;
  readonly now: Date;
};

/** Runs with their market, file and figures; `r` is the run. */
export const runRows = `
  SELECT r.id, r.market_id AS "marketId", m.name AS "marketName", m.close_minute AS "closeMinute", ${departmentClockSql} AS now,
    r.trading_day AS "tradingDay", r.state, r.state_since AS "stateSince", r.lifecycle, r.lifecycle_version AS "lifecycleVersion",
    r.version, f.name AS "fileName", f.rows, r.screened_by_name AS "screenedBy", r.submitted_by_name AS "submittedBy",
    r.submitted_at AS "submittedAt", r.approved_by_name AS "approvedBy", r.approved_at AS "approvedAt",
    r.auto_approved AS "autoApproved", r.sent_at AS "sentAt", r.closed_by_name AS "closedBy", r.closed_at AS "closedAt",
    coalesce((SELECT jsonb_agg(jsonb_build_object('level', l.level, 'traders', l.traders) ORDER BY l.rank) FROM (
      SELECT w.level, count(*) AS traders, array_position(ARRAY['watch', 'warn', 'call', 'force', 'negativeEquity'], w.level) AS rank
      FROM risk_row w WHERE w.file_id = r.file_id AND w.level IS NOT NULL AND w.counts GROUP BY w.level) l), '[]') AS levels,
    (SELECT count(*)::int FROM risk_question q WHERE q.file_id = r.file_id AND q.decision IS NULL) AS "openQuestions",
    (SELECT count(*)::int FROM risk_file x WHERE x.run_id = r.id AND x.refused_code IS NOT NULL) AS refusals
  FROM risk_run r JOIN risk_market m ON m.id = r.market_id LEFT JOIN risk_file f ON f.id = r.file_id`;

/** What a filter and the caller's scope ask of run `r`; pushes onto `values`. */
export function runConditions({ states, marketId }: RiskRunFilter, scope: RowScope, values: unknown[]): string[] {
  const conditions = [scopeSql(scope, {}, values)];
  if (states?.length) conditions.push(`r.state = ANY($${values.push(states)}::text[])`);
  if (marketId) conditions.push(`r.market_id = $${values.push(marketId)}`);
  return conditions;
}

/** A run in the words of the caller's language. */
export function factsOf({ marketId, marketName, closeMinute, now, state, ...row }: RunRow): RiskRunFacts {
  const closeBy = instantOf(row.tradingDay, closeMinute);
  return Object.assign(new RiskRunFacts(), row, {
    market: { id: marketId, name: marketName },
    state: caseState({ lifecycle: row.lifecycle, lifecycleVersion: row.lifecycleVersion, state }),
    closeBy,
    overdue: state !== 'closed' && closeBy <= now,
  });
}
