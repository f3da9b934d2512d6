import { Database, sqlByValue } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';
import { caseReachSql, openSql } from '../case/mortgage-case.sql.ts';
import { escalationPolicy } from './escalation-policy.ts';
import { MortgageMoneyAtRisk, MortgageProblem, MortgageProblems } from './problem.types.ts';

/** Problems as people look at them, and the money that they put at risk (S21). */
@Injectable()
export class ProblemViewService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The problems of a case that the caller reaches; undefined where there is none. */
  of(id: string): Promise<MortgageProblems | undefined> {
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [id];
      const reached: object[] = await tx.query(
        `SELECT FROM mortgage_case k WHERE k.id = $1 AND ${caseReachSql(values)}`,
        values,
      );
      if (reached.length === 0) return undefined;
      const problems: MortgageProblem[] = await tx.query(
        `SELECT p.id, p.stage, p.cause, p.detail, p.plan, p.state, (SELECT o.name FROM person o WHERE o.id = p.owner_id) AS owner, p.opened_by_name AS "openedBy", p.opened_at AS "openedAt", p.action,
           p.acted_by_name AS "actedBy", p.verified_by_name AS "verifiedBy", p.verified_at AS "verifiedAt", p.remark,
           p.escalated_at AS "escalatedAt", (SELECT count(*)::int FROM mortgage_note n
             WHERE n.case_id = p.case_id AND n.kind = 'attempt' AND n.at >= p.opened_at) AS attempts
         FROM mortgage_problem p WHERE p.case_id = $1 ORDER BY p.opened_at DESC, p.id DESC LIMIT 50`,
        [id],
      );
      return Object.assign(new MortgageProblems(), {
        problems: problems.map((each) => Object.assign(new MortgageProblem(), each)),
        attemptsNeeded: (await escalationPolicy(tx)).attempts,
      });
    });
  }

  /** Loan money of the open cases within reach that have a problem, the most first. */
  async atRisk(): Promise<MortgageMoneyAtRisk[]> {
    const values: unknown[] = [];
    const rows = await this.#database.query<MortgageMoneyAtRisk & Record<string, unknown>>(
      sqlByValue(
        `SELECT p.stage, p.cause, count(*)::int AS cases, sum(k.due_fen)::bigint AS "atRiskFen"
         FROM (SELECT DISTINCT case_id, stage, cause FROM mortgage_problem WHERE state <> 'settled') p
         JOIN mortgage_case k ON k.id = p.case_id WHERE ${openSql} AND ${caseReachSql(values)}
         GROUP BY p.stage, p.cause ORDER BY "atRiskFen" DESC, p.stage, p.cause`,
      ),
      values,
    );
    return rows.map((row) => Object.assign(new MortgageMoneyAtRisk(), row));
  }
}
