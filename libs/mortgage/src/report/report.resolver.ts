import { Permit } from '@kefu/platform/permissions';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { ReportService } from './report.service.ts';
import { MortgageReport, MortgageReportArgs, MortgageReportRow, MortgageReportRowsArgs } from './report.types.ts';

@Resolver()
export class MortgageReportResolver {
  readonly #reports: ReportService;

  constructor(reports: ReportService) {
    this.#reports = reports;
  }

  @Permit('mortgageReport.read')
  @Query(() => MortgageReport, {
    description:
      'How long the steps of cases took in a month, where they stand now, and the shares of the month (S2, S15–S19)',
  })
  mortgageReport(@Args() args: MortgageReportArgs): Promise<MortgageReport> {
    return this.#reports.of(args);
  }

  @Permit('mortgageReport.read')
  @Query(() => [MortgageReportRow], {
    description: 'The rows that a figure of the report was counted from, the latest first, 200 at most; a file has all',
  })
  mortgageReportRows(@Args() args: MortgageReportRowsArgs): Promise<MortgageReportRow[]> {
    return this.#reports.rows(args);
  }
}
