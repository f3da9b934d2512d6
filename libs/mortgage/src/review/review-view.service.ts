import { Database } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';
import { caseReachSql } from '../case/mortgage-case.sql.ts';
import { personId } from '../case/person-id.ts';
import { openFindingSql } from './review.sql.ts';
import {
  MortgageFinding,
  MortgageFirstPass,
  MortgageReview,
  MortgageReviewedContract,
  MortgageReviews,
} from './review.types.ts';

/** Reviews as people look at them, and how many contracts pass at once (S15). */
@Injectable()
export class ReviewViewService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The rounds of a case within reach; undefined where there is none. */
  of(id: string): Promise<MortgageReviews | undefined> {
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [id, personId()];
      const [seen]: { mayReview: boolean; mayAnswer: boolean }[] = await tx.query(
        `SELECT r.id IS NOT NULL AND $2::uuid IS DISTINCT FROM r.author_id AND $2::uuid IS DISTINCT FROM r.drafter_id
             AND ${caseReachSql(values, 'mortgageCase.review')} AS "mayReview",
           ${caseReachSql(values, 'mortgageCase.work')} AS "mayAnswer"
         FROM mortgage_case k LEFT JOIN mortgage_review r ON r.case_id = k.id AND r.outcome IS NULL
         WHERE k.id = $1 AND ${caseReachSql(values)}`,
        values,
      );
      if (!seen) return undefined;
      const rounds: MortgageReview[] = await tx.query(
        `SELECT r.id, r.round, d.number AS "draftNumber", r.author_name AS author, r.submitted_at AS "submittedAt", r.outcome,
           r.reviewer_name AS reviewer, r.decided_at AS "decidedAt"
         FROM mortgage_review r LEFT JOIN mortgage_draft d ON d.id = r.draft_id WHERE r.case_id = $1 ORDER BY r.round DESC LIMIT 100`,
        [id],
      );
      const findings: (MortgageFinding & { reviewId: string })[] = await tx.query(
        `SELECT f.id, f.review_id AS "reviewId", f.field, f.severity, f.detail, f.found_by_name AS "foundBy", f.found_at AS "foundAt",
           f.answer, f.answered_by_name AS "answeredBy", f.answered_at AS "answeredAt", ${openFindingSql} AS open,
           coalesce(f.found_by = $2::uuid, false) AS own
         FROM mortgage_finding f WHERE f.case_id = $1 AND f.withdrawn_at IS NULL ORDER BY f.found_at, f.id LIMIT 500`,
        [id, personId()],
      );
      return Object.assign(new MortgageReviews(), {
        ...seen,
        rounds: rounds.map((round) =>
          Object.assign(new MortgageReview(), round, {
            findings: findings
              .filter(({ reviewId }) => reviewId === round.id)
              .map((each) => Object.assign(new MortgageFinding(), each)),
          }),
        ),
      });
    });
  }

  /** Contracts within reach whose first round was decided in a month, by author; the month as its first day. */
  async firstPass(month: string): Promise<MortgageFirstPass[]> {
    const values: unknown[] = [month];
    const { rows } = await this.#database.pool.query<Omit<MortgageFirstPass, 'ratio'>>(
      `SELECT r.author_name AS author, count(*)::int AS reviewed, count(*) FILTER (WHERE r.outcome = 'passed')::int AS passed,
         jsonb_agg(jsonb_build_object('caseId', k.id, 'caseNumber', k.number, 'house', c.house, 'passedFirst', r.outcome = 'passed',
           'rounds', (SELECT count(*) FROM mortgage_review n WHERE n.case_id = k.id)) ORDER BY r.decided_at, k.id) AS contracts
       FROM mortgage_review r JOIN mortgage_case k ON k.id = r.case_id JOIN mortgage_contract c ON c.id = k.contract_id
       WHERE r.round = 1 AND r.outcome IN ('passed', 'returned') AND r.decided_at >= $1::date::timestamp AT TIME ZONE 'Asia/Shanghai'
         AND r.decided_at < ($1::date + interval '1 month') AT TIME ZONE 'Asia/Shanghai' AND ${caseReachSql(values)}
       GROUP BY r.author_id, r.author_name ORDER BY r.author_name`,
      values,
    );
    return rows.map((row) =>
      Object.assign(new MortgageFirstPass(), row, {
        ratio: Math.floor((row.passed * 10_000) / row.reviewed),
        contracts: row.contracts.map((each) => Object.assign(new MortgageReviewedContract(), each)),
      }),
    );
  }
}
