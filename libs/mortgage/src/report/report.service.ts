import { caseState } from '@kefu/office/lifecycle';
import { Database, sqlByValue } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';
import { caseLifecycle, newestVersion } from '../case/mortgage-case.lifecycle.ts';
import { caseReachSql, openSql } from '../case/mortgage-case.sql.ts';
import { bottleneckSql, figureRowsSql, rateSql, stepTimesSql } from './report.sql.ts';
import {
  caseRates,
  MortgageBottleneck,
  MortgageRateFigure,
  MortgageReport,
  type MortgageReportArgs,
  MortgageReportRow,
  type MortgageReportRowsArgs,
  MortgageStepTimes,
} from './report.types.ts';

/** Rows that a page shows of a figure; a file has all. */
const shownRows = 200;

type Plain<T> = Record<string, unknown> & T;
type OfState<T> = Plain<Omit<T, 'state'>>;

/** The report of a month on the cases within reach, and the rows behind its figures (S2, S15–S19). */
@Injectable()
export class ReportService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** How long steps took, where cases stand now, and the shares of the month by team, bank or specialist. */
  async of({ month, by }: MortgageReportArgs): Promise<MortgageReport> {
    const [steps, bottlenecks, rates] = await Promise.all([
      this.#steps(`${month}-01`),
      this.#bottlenecks(),
      this.#rates(`${month}-01`, by),
    ]);
    return Object.assign(new MortgageReport(), { steps, bottlenecks, rates });
  }

  /** The first rows that a figure was counted from, the latest first. */
  async rows(args: MortgageReportRowsArgs): Promise<MortgageReportRow[]> {
    const values: unknown[] = [`${args.month}-01`];
    const rows = figureRowsSql(args, caseReachSql(values, 'mortgageReport.read'), values);
    const found = await this.#database.query<Plain<MortgageReportRow>>(
      sqlByValue(`${rows} LIMIT ${shownRows}`),
      values,
    );
    return found.map((row) => Object.assign(new MortgageReportRow(), row));
  }

  async #steps(day: string): Promise<MortgageStepTimes[]> {
    const values: unknown[] = [day];
    const rows = await this.#database.query<OfState<MortgageStepTimes> & { state: string | null }>(
      sqlByValue(stepTimesSql(caseReachSql(values, 'mortgageReport.read'))),
      values,
    );
    return rows.map((row) =>
      Object.assign(new MortgageStepTimes(), row, { state: row.state === null ? null : stateOf(row.state) }),
    );
  }

  async #bottlenecks(): Promise<MortgageBottleneck[]> {
    const values: unknown[] = [];
    const rows = await this.#database.query<OfState<MortgageBottleneck> & { state: string }>(
      sqlByValue(bottleneckSql(`${openSql} AND ${caseReachSql(values, 'mortgageReport.read')}`)),
      values,
    );
    return rows.map((row) => Object.assign(new MortgageBottleneck(), row, { state: stateOf(row.state) }));
  }

  async #rates(day: string, by: MortgageReportArgs['by']): Promise<MortgageRateFigure[]> {
    const found = await Promise.all(
      caseRates.map((rate) => {
        const values: unknown[] = [day];
        const reach = caseReachSql(values, 'mortgageReport.read');
        return this.#database.query<Plain<MortgageRateFigure>>(sqlByValue(rateSql(rate, by, reach)), values);
      }),
    );
    return found.flat().map((row) => Object.assign(new MortgageRateFigure(), row));
  }
}

const stateOf = (state: string) => caseState({ lifecycle: caseLifecycle, lifecycleVersion: newestVersion, state });
