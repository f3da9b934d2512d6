import { Permit } from '@kefu/platform/permissions';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AccountClassService } from './account-class.service.ts';
import { type ClosingStep, PeriodClosingService } from './period-closing.service.ts';
import { PeriodLinesService } from './period-lines.service.ts';
import { PeriodReportService } from './period-report.service.ts';
import {
  AccountClasses,
  AccountClassesResult,
  PeriodArgs,
  PeriodKinds,
  PeriodLineConnection,
  PeriodLinesArgs,
  PeriodReportResult,
  PeriodReportView,
  ReportPeriod,
  RestatePeriodInput,
} from './period-report.types.ts';

@Resolver()
export class PeriodReportResolver {
  readonly #reports: PeriodReportService;
  readonly #closing: PeriodClosingService;
  readonly #lines: PeriodLinesService;
  readonly #classes: AccountClassService;

  constructor(
    reports: PeriodReportService,
    closing: PeriodClosingService,
    lines: PeriodLinesService,
    classes: AccountClassService,
  ) {
    this.#reports = reports;
    this.#closing = closing;
    this.#lines = lines;
    this.#classes = classes;
  }

  @Permit('report.read')
  @Query(() => [ReportPeriod], { description: 'The newest months or quarters and how far each is (T7)' })
  reportPeriods(@Args('kind', { type: () => PeriodKinds }) kind: keyof typeof PeriodKinds): Promise<ReportPeriod[]> {
    return this.#reports.periods(kind);
  }

  @Permit('report.read')
  @Query(() => PeriodReportView, {
    description: 'Opened, closed, renewed, changed and active accounts of a period (T7, T8)',
  })
  periodReport(@Args() args: PeriodArgs): Promise<PeriodReportView> {
    return this.#reports.report(args);
  }

  @Permit('report.read')
  @Query(() => PeriodLineConnection, { description: 'The lines of the account book behind a figure (T7)' })
  periodLines(@Args() args: PeriodLinesArgs): Promise<PeriodLineConnection> {
    return this.#lines.page(args);
  }

  @Permit('report.close')
  @Mutation(() => PeriodReportResult, { description: 'Freezes the figures of a period that is over (T7)' })
  async closePeriod(@Args('period') period: string): Promise<typeof PeriodReportResult> {
    return this.#shown(await this.#closing.close(period));
  }

  @Permit('report.restate')
  @Mutation(() => PeriodReportResult, { description: 'States a closed period anew, as another version (T7)' })
  async restatePeriod(@Args('input') input: RestatePeriodInput): Promise<typeof PeriodReportResult> {
    return this.#shown(await this.#closing.restate(input));
  }

  @Permit('report.acknowledge')
  @Mutation(() => PeriodReportResult, { description: 'The general manager takes note of a version (T7)' })
  async acknowledgePeriodReport(@Args('id', { type: () => ID }) id: string): Promise<typeof PeriodReportResult> {
    return this.#shown(await this.#closing.acknowledge(id));
  }

  @Permit('report.read')
  @Query(() => AccountClasses, { description: 'The tags by which accounts are counted, the first one first (T7)' })
  accountClasses(): Promise<AccountClasses> {
    return this.#classes.list();
  }

  @Permit('report.classes')
  @Mutation(() => AccountClassesResult, { description: 'Sets the tags by which accounts are counted (T7)' })
  setAccountClasses(@Args('tags', { type: () => [String] }) tags: string[]): Promise<typeof AccountClassesResult> {
    return this.#classes.set(tags);
  }

  async #shown(step: ClosingStep): Promise<typeof PeriodReportResult> {
    return typeof step === 'string' ? this.#reports.report({ period: step }) : step;
  }
}
