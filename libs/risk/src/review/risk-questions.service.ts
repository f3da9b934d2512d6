import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { QuestionKind } from '../file/risk-file.types.ts';
import { countRow } from '../file/screening.ts';
import type {
  DecideRiskQuestionInput,
  DecideRiskQuestionsInput,
  ExcludeRiskTraderInput,
} from '../run/risk-run.input.ts';
import type { RunRefusal } from '../run/risk-run.service.ts';
import { fittingDecisions } from '../run/risk-run-parts.ts';
import { RiskRuns } from '../run/risk-runs.ts';

/** What a person decides of a file's numbers and traders before its notices are approved (T9). Of two who decide at once the second is told. */
@Injectable()
export class RiskQuestionsService {
  readonly #database: Database;
  readonly #runs: RiskRuns;
  readonly #audit: AuditTrail;

  constructor(database: Database, runs: RiskRuns, audit: AuditTrail) {
    this.#database = database;
    this.#runs = runs;
    this.#audit = audit;
  }

  /** Decides what becomes of an unknown number, a row that is there twice, or rows that differ. @returns its run, or why not */
  decide(input: DecideRiskQuestionInput): Promise<string | RunRefusal> {
    return this.#database.transaction(async (tx) => {
      const [question]: Question[] = await tx.query(
        `SELECT q.file_id AS "fileId", q.number, q.kind, q.lines, q.version, r.id AS "runId", r.state
         FROM risk_question q JOIN risk_run r ON r.file_id = q.file_id WHERE q.id = $1 FOR UPDATE`,
        [input.id],
      );
      if (!question) return NotFound.of('question of the file that counts');
      if (question.version !== input.version) return ChangedMeanwhile.of(question.version);
      if (question.state !== 'screen') return WrongState.of(question.state, 'The run is not being screened');
      const { decision, line } = input;
      if (!fittingDecisions[question.kind].includes(decision))
        return InvalidInput.at('decision', 'NOT_POSSIBLE', 'does not fit the question');
      if ((decision === 'takeLine') !== (line != null) || (line != null && !question.lines.includes(line)))
        return InvalidInput.at('line', 'NOT_POSSIBLE', 'one of the rows in question');
      await this.#apply(tx, question, decision === 'leaveOut' ? null : (line ?? question.lines[0] ?? null));
      await tx.query(
        `UPDATE risk_question SET decision = $2, taken_line = $3, note = $4, decided_by_name = $5, decided_at = clock_timestamp(),
           version = version + 1 WHERE id = $1`,
        [input.id, decision, line ?? null, input.note ?? '', currentActor().name],
      );
      const after = { number: question.number, question: question.kind, decision, ...(line != null && { line }) };
      await this.#record(tx, 'riskQuestion.decided', question.runId, after, input.note ?? null);
      return question.runId;
    });
  }

  /**
   * Decides every open question of a kind the plain way: an unknown number is left out, a row that is there twice counts once.
   * @returns the run, or why not
   */
  decideAll({ runId, kind }: DecideRiskQuestionsInput): Promise<string | RunRefusal> {
    return this.#database.transaction(async (tx) => {
      const [run]: { state: string }[] = await tx.query('SELECT state FROM risk_run WHERE id = $1 FOR UPDATE', [runId]);
      if (!run) return NotFound.of('risk run');
      if (run.state !== 'screen') return WrongState.of(run.state, 'The run is not being screened');
      const decision = kind === 'unknown' ? 'leaveOut' : 'countOnce';
      // Neither changes which rows count: an unknown number never did, of doubled rows the first does.
      const [, decided]: [unknown, number] = await tx.query(
        `UPDATE risk_question q SET decision = $3, decided_by_name = $4, decided_at = clock_timestamp(), version = q.version + 1
         FROM risk_run r WHERE r.id = $1 AND q.file_id = r.file_id AND q.kind = $2 AND q.decision IS NULL`,
        [runId, kind, decision, currentActor().name],
      );
      if (decided > 0)
        await this.#record(tx, 'riskQuestion.decided', runId, { question: kind, decision, count: decided }, null);
      return runId;
    });
  }

  /** Leaves a trader out of today's notices, or takes that back. @returns the run, or why not */
  exclude({ runId, traderId, reason }: ExcludeRiskTraderInput): Promise<string | RunRefusal> {
    if (reason != null && !reason.trim()) return Promise.resolve(InvalidInput.at('reason', 'NOT_POSSIBLE', 'say why'));
    return this.#database.transaction(async (tx) => {
      const [run]: { state: string; number: string | null }[] = await tx.query(
        `SELECT r.state, (SELECT w.number FROM risk_row w WHERE w.file_id = r.file_id AND w.trader_id = $2 AND w.counts) AS number
         FROM risk_run r WHERE r.id = $1 FOR UPDATE`,
        [runId, traderId],
      );
      if (!run?.number) return NotFound.of('trader of the run');
      if (run.state !== 'screen' && run.state !== 'review')
        return WrongState.of(run.state, 'The notices of the run are approved');
      if (reason?.trim()) {
        await tx.query(
          `INSERT INTO risk_exclusion (run_id, trader_id, reason, excluded_by_name) VALUES ($1, $2, $3, $4)
           ON CONFLICT (run_id, trader_id) DO UPDATE SET reason = excluded.reason, excluded_by_name = excluded.excluded_by_name,
             excluded_at = now()`,
          [runId, traderId, reason.trim(), currentActor().name],
        );
      } else await tx.query('DELETE FROM risk_exclusion WHERE run_id = $1 AND trader_id = $2', [runId, traderId]);
      const action = reason?.trim() ? 'riskTrader.excluded' : 'riskTrader.included';
      await this.#record(tx, action, runId, { number: run.number }, reason ?? null);
      return runId;
    });
  }

  /** One row of the question counts, or none. */
  async #apply(tx: EntityManager, { fileId, number }: Question, line: number | null): Promise<void> {
    await tx.query(
      'UPDATE risk_row SET counts = false, level = NULL, threshold_id = NULL WHERE file_id = $1 AND number = $2 AND counts',
      [fileId, number],
    );
    if (line !== null) await countRow(tx, fileId, line);
  }

  async #record(
    tx: EntityManager,
    action: string,
    runId: string,
    after: Record<string, unknown>,
    reason: string | null,
  ): Promise<void> {
    await this.#audit.record(tx, { action, subject: { type: 'riskRun', id: runId }, after, reason: reason || null });
    await tx.query('UPDATE risk_run SET version = version + 1 WHERE id = $1', [runId]);
    await this.#runs.tell(tx, runId);
  }
}

interface Question {
  readonly fileId: string;
  readonly number: string;
  readonly kind: QuestionKind;
  readonly lines: readonly number[];
  readonly version: number;
  readonly runId: string;
  readonly state: string;
}
