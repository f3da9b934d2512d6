import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ReportService } from './report.service.ts';
import { GatewayReport, GatewayReportInput, GatewayReportResult, MessageRun } from './report.types.ts';

@Resolver()
export class ReportResolver {
  readonly #reports: ReportService;

  constructor(reports: ReportService) {
    this.#reports = reports;
  }

  @Permit('gateway.read')
  @Query(() => MessageRun, { nullable: true, description: 'Where the messages of a purpose and day stand (X7)' })
  async messageRun(
    @Args('purpose') purpose: string,
    @Args('businessDate') businessDate: string,
  ): Promise<MessageRun | null> {
    return (await this.#reports.run(purpose, businessDate)) ?? null;
  }

  @Permit('gateway.read')
  @Query(() => GatewayReport, { description: 'The ledger beside what a gateway reports of a day (X7)' })
  gatewayReport(@Args('gateway') gateway: string, @Args('businessDate') businessDate: string): Promise<GatewayReport> {
    return this.#reports.compare(gateway, businessDate);
  }

  @Permit('message.resend')
  @Mutation(() => GatewayReportResult, { description: 'Takes in what a gateway says that it took on a day (X7)' })
  importGatewayReport(@Args('input') input: GatewayReportInput): Promise<typeof GatewayReportResult> {
    return this.#reports.import(input);
  }
}
