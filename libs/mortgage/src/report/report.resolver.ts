import { Permit } from '@kefu/platform/permissions';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ReportService } from './report.service.ts';
import {
  MortgageBottleneck,
  MortgageRateFigure,
  MortgageReport,
  MortgageReportArgs,
  MortgageReportRow,
  MortgageReportRowsArgs,
  MortgageStepMonth,
  MortgageStepTimes,
} from './report.types.ts';

@Resolver(() => MortgageReport)
export class MortgageReportResolver {
  readonly #reports: ReportService;

  constructor(reports: ReportService) {
    this.#reports = reports;
  }

  @Permit('mortgageReport.read')
  @Query(() => MortgageReport, {
    description:
      'How long the steps of cases took in a span of months, where they stand now, and the shares of the span (S2, S15–S19)',
  })
  mortgageReport(@Args() args: MortgageReportArgs): MortgageReport {
    return new MortgageReport(args);
  }

  @Permit('mortgageReport.read')
  @ResolveField(() => [MortgageStepTimes])
  steps(@Parent() { args }: MortgageReport): Promise<MortgageStepTimes[]> {
    return this.#reports.steps(args);
  }

  @Permit('mortgageReport.read')
  @ResolveField(() => [MortgageStepMonth])
  trend(@Parent() { args }: MortgageReport): Promise<MortgageStepMonth[]> {
    return this.#reports.trend(args);
  }

  @Permit('mortgageReport.read')
  @ResolveField(() => [MortgageBottleneck])
  bottlenecks(): Promise<MortgageBottleneck[]> {
    return this.#reports.bottlenecks();
  }

  @Permit('mortgageReport.read')
  @ResolveField(() => [MortgageRateFigure])
  rates(@Parent() { args }: MortgageReport): Promise<MortgageRateFigure[]> {
    return this.#reports.rates(args);
  }

  @Permit('mortgageReport.read')
  @Query(() => [MortgageReportRow], {
    description: 'The rows that a figure of the report was counted from, the latest first, 200 at most; a file has all',
  })
  mortgageReportRows(@Args() args: MortgageReportRowsArgs): Promise<MortgageReportRow[]> {
    return this.#reports.rows(args);
  }
}
