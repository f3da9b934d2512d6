import { availableTransitions, caseState, Lifecycles } from '@kefu/office/lifecycle';
import { Database, sqlByValue } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { inScope, rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ClockTimesOf } from '../clock/clock-times.ts';
import { monthlyPayment } from '../loan/loan-calculation.ts';
import { typesOfPeopleSql } from '../people/people.sql.ts';
import { moneyOf } from './case-money.ts';
import type { MortgageBoardArgs, MortgageCaseFilter } from './mortgage-case.input.ts';
import { caseLifecycle, newestVersion } from './mortgage-case.lifecycle.ts';
import { type CaseRow, caseConditions, caseCounts, caseFacts, caseOrder, caseReachSql } from './mortgage-case.sql.ts';
import {
  MortgageApplicationFacts,
  MortgageBoard,
  MortgageCaseConnection,
  MortgageCaseFacts,
  MortgageCaseRecord,
  MortgageClockFacts,
  MortgageStateCount,
} from './mortgage-case.types.ts';

/** Cases as people look at them (S2). */
@Injectable()
export class CaseViewService {
  readonly #database: Database;
  readonly #lifecycles: Lifecycles;
  readonly #times: ClockTimesOf;

  constructor(database: Database, lifecycles: Lifecycles, times: ClockTimesOf) {
    this.#database = database;
    this.#lifecycles = lifecycles;
    this.#times = times;
  }

  /** What the caller reaches, counted by state, and a page of it, the longest in its state first. @throws KefuError BAD_INPUT for a foreign cursor */
  async board({ filter, first, after }: MortgageBoardArgs): Promise<MortgageBoard> {
    const [counts, cases] = await Promise.all([this.#counts(filter ?? {}), this.#page(filter ?? {}, first, after)]);
    return Object.assign(new MortgageBoard(), { counts, cases });
  }

  /** One case that the caller reaches; undefined where there is none. */
  one(id: string): Promise<MortgageCaseRecord | undefined> {
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [id];
      const [row]: (CaseRow & Own)[] = await tx.query(
        `${caseFacts.replace(
          'SELECT',
          `SELECT k.attempt, k.customer_types AS "customerTypes", ${typesOfPeopleSql('k.contract_id')} AS "typesOfPeople", k.interview_on AS "interviewOn",
           k.held_reason AS "heldReason", k.problem_reason AS "problemReason", k.team_id AS "teamId", k.owner_id AS "ownerId",`,
        )}
         WHERE k.id = $1 AND ${caseReachSql(values)}`,
        values,
      );
      if (!row) return undefined;
      const { lifecycle, lifecycleVersion, state, version, teamId, ownerId } = row;
      const subject = { id, lifecycle, lifecycleVersion, state, version, branchId: null, teamId, ownerId };
      const { attempt, customerTypes, typesOfPeople, interviewOn, heldReason, problemReason } = row;
      return Object.assign(new MortgageCaseRecord(), factsOf(row), await moneyOf(tx, id), {
        attempt,
        customerTypes,
        typesOfPeople,
        interviewOn,
        heldReason,
        problemReason,
        applications: await applicationsOf(tx, id),
        clocks: (await this.#times.case(tx, id)).map(({ byWhose, ...clock }) =>
          Object.assign(new MortgageClockFacts(), clock, {
            state: caseState({ lifecycle, lifecycleVersion, state: clock.state }),
            customerMinutes: byWhose.customer,
            bankMinutes: byWhose.bank,
            siteMinutes: byWhose.site,
            usMinutes: byWhose.us,
          }),
        ),
        transitions: availableTransitions(await this.#lifecycles.offered(tx, subject)),
        mayWork: inScope(rowScope('mortgageCase.work'), subject),
      });
    });
  }

  async #counts(filter: MortgageCaseFilter): Promise<MortgageStateCount[]> {
    const values: unknown[] = [];
    const conditions = [caseReachSql(values), ...caseConditions(filter, values, true)];
    const rows = await this.#database.query<Omit<MortgageStateCount, 'state'> & { state: string }>(
      sqlByValue(`${caseCounts} WHERE ${conditions.join(' AND ')} GROUP BY 1, 2`),
      values,
    );
    return rows.map((row) =>
      Object.assign(new MortgageStateCount(), row, {
        state: caseState({ lifecycle: caseLifecycle, lifecycleVersion: newestVersion, state: row.state }),
      }),
    );
  }

  async #page(
    filter: MortgageCaseFilter,
    first: number,
    after: string | null | undefined,
  ): Promise<MortgageCaseConnection> {
    const values: unknown[] = [];
    const conditions = [caseReachSql(values), ...caseConditions(filter, values)];
    if (after) {
      const [since, id] = decodeCursor(after, [cursorKeys.text, cursorKeys.id]);
      conditions.push(`(k.state_since, k.id) > ($${values.push(since)}::timestamptz, $${values.push(id)}::uuid)`);
    }
    const rows = await this.#database.query<CaseRow>(
      sqlByValue(
        `${caseFacts} WHERE ${conditions.join(' AND ')} ORDER BY ${caseOrder} LIMIT $${values.push(first + 1)}`,
      ),
      values,
    );
    const page = pageOf(rows, first, factsOf, ({ cursor, id }) => encodeCursor([cursor, id]));
    return Object.assign(new MortgageCaseConnection(), page);
  }
}

interface Own {
  readonly attempt: number;
  readonly customerTypes: string[];
  readonly typesOfPeople: string[];
  readonly interviewOn: string | null;
  readonly heldReason: string | null;
  readonly problemReason: string | null;
  readonly teamId: string;
  readonly ownerId: string | null;
}

/** A row in the words of the caller's language. */
export function factsOf({ state, ...row }: CaseRow): MortgageCaseFacts {
  const { lifecycle, lifecycleVersion } = row;
  return Object.assign(new MortgageCaseFacts(), row, { state: caseState({ lifecycle, lifecycleVersion, state }) });
}

async function applicationsOf(tx: EntityManager, caseId: string): Promise<MortgageApplicationFacts[]> {
  const rows: Omit<MortgageApplicationFacts, 'monthlyFen'>[] = await tx.query(
    `SELECT a.id, a.attempt, a.product, a.bank, b.name AS "bankName", a.asked_fen AS "askedFen", a.months,
       a.yearly_rate AS "yearlyRate", a.state, a.approved_fen AS "approvedFen", a.decided_on AS "decidedOn",
       a.disbursed_fen AS "disbursedFen", a.disbursed_on AS "disbursedOn"
     FROM mortgage_application a LEFT JOIN mortgage_bank b ON b.key = a.bank WHERE a.case_id = $1
     ORDER BY a.attempt DESC, a.product LIMIT 100`,
    [caseId],
  );
  return rows.map((row) =>
    Object.assign(new MortgageApplicationFacts(), row, {
      monthlyFen: monthlyPayment(row.approvedFen ?? row.askedFen, row.yearlyRate, row.months),
    }),
  );
}
