import type { EntityManager } from 'typeorm';
import { type QuestionDecision, type QuestionKind, RiskFile, RiskQuestion } from '../file/risk-file.types.ts';
import { noticeBalance, noticeStateSql, noticesOfRun } from '../notice/risk-notice.sql.ts';
import { RiskBalance, RiskProgress } from './risk-run.types.ts';

/** What may be decided of each kind of question. */
export const fittingDecisions: Readonly<Record<QuestionKind, readonly QuestionDecision[]>> = {
  unknown: ['leaveOut'],
  duplicate: ['countOnce', 'leaveOut'],
  conflict: ['takeLine', 'leaveOut'],
};

/** The files of a run, one file, or those that belong to no run since a day's week before; the latest first, at most 50. */
export async function filesOf(
  tx: EntityManager,
  runId: string | null,
  fileId?: string,
  today?: string,
): Promise<RiskFile[]> {
  const files: (Omit<RiskFile, 'badRows'> & { badRows: RiskFile['badRows'] | null })[] = await tx.query(
    `SELECT id, name, trading_day AS "tradingDay", rows, margin_total AS "marginTotal", equity_total AS "equityTotal",
       imported_by_name AS "importedBy", imported_at AS "importedAt", refused_code AS refused,
       refused_details->>'expected' AS expected, refused_details->>'found' AS found, refused_details->>'column' AS column,
       refused_details->'rows' AS "badRows"
     FROM risk_file
     WHERE run_id = $1 OR id = $2 OR run_id IS NULL AND imported_at > $3::date - interval '7 days' ORDER BY id DESC LIMIT 50`,
    [runId, fileId ?? null, today ?? null],
  );
  return files.map((file) => Object.assign(new RiskFile(), file, { badRows: file.badRows ?? [] }));
}

/** What a person must decide of the file that counts for a run: undecided ones first. */
export async function questionsOf(tx: EntityManager, runId: string): Promise<RiskQuestion[]> {
  const questions: Omit<RiskQuestion, 'decisions'>[] = await tx.query(
    `SELECT q.id, q.number, t.name AS trader, q.kind, q.decision, q.taken_line AS "takenLine", q.note,
       q.decided_by_name AS "decidedBy", q.version, (
         SELECT jsonb_agg(jsonb_build_object('line', w.line, 'margin', w.margin, 'equity', w.equity, 'floating', w.floating,
           'positions', w.positions) ORDER BY w.line)
         FROM risk_row w WHERE w.file_id = q.file_id AND w.line = ANY(q.lines[1:20])) AS rows
     FROM risk_run r JOIN risk_question q ON q.file_id = r.file_id LEFT JOIN trader t ON t.number = q.number
     WHERE r.id = $1 ORDER BY q.decision IS NOT NULL, q.kind, q.number LIMIT 500`,
    [runId],
  );
  return questions.map((question) =>
    Object.assign(new RiskQuestion(), question, { decisions: [...fittingDecisions[question.kind]] }),
  );
}

/** Where the notices of a run are. */
export async function progressOf(tx: EntityManager, runId: string): Promise<RiskProgress[]> {
  const rows: RiskProgress[] = await tx.query(
    `SELECT n.level, ${noticeStateSql} AS state, count(*)::int AS notices FROM ${noticesOfRun} WHERE r.id = $1 GROUP BY 1, 2`,
    [runId],
  );
  return rows.map((row) => Object.assign(new RiskProgress(), row));
}

/** How a run's snapshot stands against the ledger, and the ledger against the gateway. */
export async function balanceOf(tx: EntityManager, runId: string): Promise<RiskBalance> {
  return Object.assign(new RiskBalance(), await noticeBalance(tx, runId));
}
