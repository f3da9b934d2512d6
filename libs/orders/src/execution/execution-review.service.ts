import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type ExecutionSums, executionFigure } from './execution.service.ts';
import { executionParts, executionSums } from './execution.sql.ts';
import {
  type AnswerShortfallInput,
  type AnswerShortfallResult,
  type CloseReviewResult,
  type ExecutionMonthInput,
  ExecutionReview,
  ExecutionShortfall,
  ReviewIncomplete,
  type ShortageAction,
} from './execution-review.types.ts';

type Answered = ExecutionSums & {
  readonly reason: string | null;
  readonly action: ShortageAction | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  readonly version: number;
};

/** The monthly review: whoever got less than the threshold has a reason and an action before the month is closed (F6, F9). */
@Injectable()
export class ExecutionReviewService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** The review of a month, closed or not; null for a season that does not exist. */
  review(at: ExecutionMonthInput): Promise<ExecutionReview | null> {
    return this.#database.transaction((tx) => reviewOf(tx, at));
  }

  /** Says why little came and what is done. Of two who say so at once the second is told. */
  answer(input: AnswerShortfallInput): Promise<typeof AnswerShortfallResult> {
    const { seasonId, month, franchiseeId, action, version } = input;
    const reason = input.reason.trim();
    if (!reason) return Promise.resolve(InvalidInput.at('input.reason', 'REQUIRED', 'say why'));
    return this.#database.transaction(async (tx) => {
      // Closing waits for answers that are under way, and answers for a closing.
      const [season]: object[] = await tx.query('SELECT FROM season WHERE id = $1 FOR SHARE', [seasonId]);
      const before = season && (await reviewOf(tx, input));
      if (!before) return NotFound.of('season');
      if (before.closedAt) return WrongState.of('CLOSED', 'The month is closed');
      const shortfall = before.shortfalls.find(({ figure }) => figure.key === franchiseeId);
      if (!shortfall) return InvalidInput.at('input.franchiseeId', 'NOT_BELOW', 'a franchisee below the threshold');
      if (shortfall.version !== version) return ChangedMeanwhile.of(shortfall.version);
      const written: object[] = await tx.query(
        `INSERT INTO execution_answer AS a (season_id, month, franchisee_id, reason, action, answered_by_name)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (season_id, month, franchisee_id) DO UPDATE SET reason = excluded.reason, action = excluded.action,
           answered_by_name = excluded.answered_by_name, answered_at = clock_timestamp(), version = a.version + 1
         WHERE a.version = $7 RETURNING version`,
        [seasonId, month, franchiseeId, reason, action, currentActor().name, version],
      );
      // Somebody else's answer came between the look and the writing.
      if (written.length === 0) return ChangedMeanwhile.of(version + 1);
      await this.#audit.record(tx, {
        action: 'execution.answered',
        subject: { type: 'franchisee', id: franchiseeId },
        before: { reason: shortfall.reason, action: shortfall.action },
        after: { month, reason, action, rate: shortfall.figure.rate },
      });
      return (await reviewOf(tx, input)) ?? NotFound.of('season');
    });
  }

  /** Closes a month whose shortfalls all have an answer; its figures are kept as they are. */
  close(at: ExecutionMonthInput): Promise<typeof CloseReviewResult> {
    return this.#database.transaction(async (tx) => {
      const [season]: object[] = await tx.query('SELECT FROM season WHERE id = $1 FOR UPDATE', [at.seasonId]);
      const review = season && (await reviewOf(tx, at));
      if (!review) return NotFound.of('season');
      if (review.closedAt) return WrongState.of('CLOSED', 'The month is closed already');
      if (review.whole.due < review.whole.ordered) return WrongState.of('UNDER_WAY', 'The month is not over');
      const lacking = review.shortfalls.filter(({ reason }) => reason === null);
      if (lacking.length > 0) return ReviewIncomplete.of(lacking.map(({ figure }) => figure.label));
      await tx.query(
        `INSERT INTO execution_review (season_id, month, ordered_fen, delivered_fen, closed_by_name) VALUES ($1, $2, $3, $4, $5)`,
        [at.seasonId, at.month, review.whole.ordered, review.whole.delivered, currentActor().name],
      );
      await this.#audit.record(tx, {
        action: 'execution.closed',
        subject: { type: 'season', id: at.seasonId },
        after: { month: at.month, rate: review.whole.rate, shortfalls: review.shortfalls.length },
      });
      return (await reviewOf(tx, at)) ?? NotFound.of('season');
    });
  }
}

async function reviewOf(tx: EntityManager, { seasonId, month }: ExecutionMonthInput): Promise<ExecutionReview | null> {
  const rows: Answered[] = await tx.query(
    `WITH sums AS (
       SELECT f.id::text AS key, f.name AS label, ${executionSums}
       FROM ${executionParts} p JOIN season s ON s.id = p.season_id JOIN franchisee f ON f.id = p.franchisee_id
       WHERE p.season_id = $1 AND p.month = $2 GROUP BY 1, 2)
     SELECT sums.*, a.reason, a.action, a.answered_by_name AS "answeredBy", a.answered_at AS "answeredAt", coalesce(a.version, 0) AS version
     FROM sums LEFT JOIN execution_answer a ON a.season_id = $1 AND a.month = $2 AND a.franchisee_id = sums.key::uuid`,
    [seasonId, month],
  );
  const [head]: { thresholdBp: number; closedBy: string | null; closedAt: Date | null }[] = await tx.query(
    `SELECT s.execution_threshold_bp AS "thresholdBp", r.closed_by_name AS "closedBy", r.closed_at AS "closedAt"
     FROM season s LEFT JOIN execution_review r ON r.season_id = s.id AND r.month = $2 WHERE s.id = $1`,
    [seasonId, month],
  );
  if (!head) return null;
  const sum = (of: (row: Answered) => number): number => rows.reduce((all, row) => all + of(row), 0);
  const shortfalls = rows
    .map(({ reason, action, answeredBy, answeredAt, version, ...sums }) =>
      Object.assign(new ExecutionShortfall(), {
        figure: executionFigure(sums),
        reason,
        action,
        answeredBy,
        answeredAt,
        version,
      }),
    )
    .filter(({ figure, reason }) => figure.below || reason !== null)
    .toSorted((a, b) => Number(a.figure.rate) - Number(b.figure.rate));
  return Object.assign(new ExecutionReview(), {
    seasonId,
    month,
    closedBy: head.closedBy,
    closedAt: head.closedAt,
    shortfalls,
    missing: shortfalls.filter(({ reason }) => reason === null).length,
    whole: executionFigure({
      key: '',
      label: '',
      ordered: sum((row) => row.ordered),
      delivered: sum((row) => row.delivered),
      substituted: sum((row) => row.substituted),
      cancelled: sum((row) => row.cancelled),
      late: sum((row) => row.late),
      diverted: sum((row) => row.diverted),
      due: sum((row) => row.due),
      deliveredOfDue: sum((row) => row.deliveredOfDue),
      thresholdBp: head.thresholdBp,
    }),
  });
}
