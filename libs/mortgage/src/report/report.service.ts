import { caseState } from '@kefu/office/lifecycle';
import { Database, sqlByValue } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';
import { caseLifecycle, newestVersion } from '../case/mortgage-case.lifecycle.ts';
import { caseReachSql, openSql } from '../case/mortgage-case.sql.ts';
import { bottleneckSql, figureRowsSql, rateSql, stepMonthsSql, stepTimesSql } from './report.sql.ts';
import {
  caseRates,
  MortgageBottleneck,
  MortgageRateFigure,
  type MortgageReportArgs,
  MortgageReportRow,
  type MortgageReportRowsArgs,
  MortgageStepMonth,
  MortgageStepTimes,
} from './report.types.ts';
import { type Span, spanOf } from './span.ts';

/** Rows that a page shows of a figure; a file has all. */
const shownRows = 200;

type Plain<T> = Record<string, unknown> & T;
type OfState<T> = Plain<Omit<T, 'state'>> & { readonly state: string | null };

/** The parts of the report of a span of months on the cases within reach, and the rows behind its figures (S2, S15–S19). */
@Injectable()
export class ReportService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** How long steps took, beside as many months before. */
  async steps(args: MortgageReportArgs): Promise<MortgageStepTimes[]> {
    const rows = await this.#ofSpan<OfState<MortgageStepTimes>>(spanOf(args), stepTimesSql);
    return rows.map((row) => Object.assign(new MortgageStepTimes(), row, { state: stateOf(row.state) }));
  }

  /** How long steps took month by month. */
  async trend(args: MortgageReportArgs): Promise<MortgageStepMonth[]> {
    const rows = await this.#ofSpan<OfState<MortgageStepMonth>>(spanOf(args), stepMonthsSql);
    return rows.map((row) => Object.assign(new MortgageStepMonth(), row, { state: stateOf(row.state) }));
  }

  /** Where cases stand now, whatever the span. */
  async bottlenecks(): Promise<MortgageBottleneck[]> {
    const values: unknown[] = [];
    const rows = await this.#database.query<OfState<MortgageBottleneck>>(
      sqlByValue(bottleneckSql(`${openSql} AND ${caseReachSql(values, permission)}`)),
      values,
    );
    return rows.map((row) => Object.assign(new MortgageBottleneck(), row, { state: stateOf(row.state) }));
  }

  /** The shares of the span by team, bank or specialist. */
  async rates(args: MortgageReportArgs): Promise<MortgageRateFigure[]> {
    const found = await Promise.all(
      caseRates.map((rate) =>
        this.#ofSpan<Plain<MortgageRateFigure>>(spanOf(args), (reach, months) => rateSql(rate, args.by, reach, months)),
      ),
    );
    return found.flat().map((row) => Object.assign(new MortgageRateFigure(), row));
  }

  /** The first rows that a figure was counted from, the latest first. */
  async rows(args: MortgageReportRowsArgs): Promise<MortgageReportRow[]> {
    const values: unknown[] = [spanOf(args).firstDay];
    const rows = figureRowsSql(args, caseReachSql(values, permission), values);
    const found = await this.#database.query<Plain<MortgageReportRow>>(
      sqlByValue(`${rows} LIMIT ${shownRows}`),
      values,
    );
    return found.map((row) => Object.assign(new MortgageReportRow(), row));
  }

  #ofSpan<Row extends Record<string, unknown>>(
    { firstDay, months }: Span,
    sql: (reach: string, months: number) => string,
  ): Promise<Row[]> {
    const values: unknown[] = [firstDay];
    return this.#database.query<Row>(sqlByValue(sql(caseReachSql(values, permission), months)), values);
  }
}

const permission = 'mortgageReport.read';
const stateOf = (state: string | null) =>
  state === null ? null : caseState({ lifecycle: caseLifecycle, lifecycleVersion: newestVersion, state });
