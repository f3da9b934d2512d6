import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ReportService } from './report.service.ts';
import {
  ExplainDifferencesInput,
  GatewayReport,
  GatewayReportArgs,
  GatewayReportInput,
  GatewayReportResult,
  MessageRun,
  MessageRunArgs,
} from './report.types.ts';
import { ReportComparison } from './report-comparison.ts';

@Resolver()
export class ReportResolver {
  readonly #reports: ReportService;
  readonly #comparison: ReportComparison;

  constructor(reports: ReportService, comparison: ReportComparison) {
    this.#reports = reports;
    this.#comparison = comparison;
  }

  @Permit('gateway.read')
  @Query(() => MessageRun, { nullable: true, description: 'Where the messages of a purpose and day stand (X7)' })
  async messageRun(@Args() { purpose, businessDate }: MessageRunArgs): Promise<MessageRun | null> {
    return (await this.#reports.run(purpose, businessDate)) ?? null;
  }

  @Permit('gateway.read')
  @Query(() => GatewayReport, { description: 'The ledger beside what a gateway reports of a day (X7)' })
  gatewayReport(@Args() { gateway, businessDate }: GatewayReportArgs): Promise<GatewayReport> {
    return this.#comparison.of(gateway, businessDate);
  }

  @Permit('message.resend')
  @Mutation(() => GatewayReportResult, { description: 'Takes in what a gateway says that it took on a day (X7)' })
  importGatewayReport(@Args('input') input: GatewayReportInput): Promise<typeof GatewayReportResult> {
    return this.#reports.import(input);
  }

  @Permit('message.resend')
  @Mutation(() => GatewayReportResult, {
    description: 'Says what differences between the ledger and a report are; each keeps what was said of it first (X7)',
  })
  explainReportDifferences(@Args('input') input: ExplainDifferencesInput): Promise<typeof GatewayReportResult> {
    return this.#reports.explain(input);
  }
}
