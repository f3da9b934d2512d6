import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PromiseService } from './promise.service.ts';
import {
  MortgagePrivatePromise,
  MortgagePrivatePromiseConnection,
  MortgagePrivatePromiseResult,
  MortgagePrivatePromisesArgs,
  MovePrivatePromiseInput,
  ReportPrivatePromiseInput,
  ResolvePrivatePromiseInput,
  StatePrivatePromiseInput,
  UpholdPrivatePromiseInput,
} from './promise.types.ts';
import { PromiseReportService } from './promise-report.service.ts';
import { PromiseViewService } from './promise-view.service.ts';

@Resolver()
export class PromiseResolver {
  readonly #view: PromiseViewService;
  readonly #reports: PromiseReportService;
  readonly #promises: PromiseService;

  constructor(view: PromiseViewService, reports: PromiseReportService, promises: PromiseService) {
    this.#view = view;
    this.#reports = reports;
    this.#promises = promises;
  }

  @Permit('mortgagePrivatePromise.read')
  @Query(() => MortgagePrivatePromiseConnection, {
    description: 'Private promises within reach, the latest first (S28)',
  })
  mortgagePrivatePromises(@Args() args: MortgagePrivatePromisesArgs): Promise<MortgagePrivatePromiseConnection> {
    return this.#view.page(args);
  }

  @Permit('mortgagePrivatePromise.read')
  @Query(() => MortgagePrivatePromise, { nullable: true, description: 'A private promise with what may be done (S28)' })
  async mortgagePrivatePromise(
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
  ): Promise<MortgagePrivatePromise | null> {
    return (await this.#view.one(id)) ?? null;
  }

  @Permit('mortgagePrivatePromise.report')
  @Mutation(() => MortgagePrivatePromiseResult, {
    description: 'Reports what the consultant of a case promised on their own account (S28)',
  })
  reportMortgagePrivatePromise(
    @Args('input') input: ReportPrivatePromiseInput,
  ): Promise<typeof MortgagePrivatePromiseResult> {
    return this.#reports.report(input);
  }

  @Permit('mortgagePrivatePromise.answer')
  @Mutation(() => MortgagePrivatePromiseResult, {
    description: 'The consultant’s own account, before it is decided (S28)',
  })
  stateOnMortgagePrivatePromise(
    @Args('input') input: StatePrivatePromiseInput,
  ): Promise<typeof MortgagePrivatePromiseResult> {
    return this.#promises.state(input);
  }

  @Permit('mortgagePrivatePromise.read')
  @Mutation(() => MortgagePrivatePromiseResult, {
    description: 'Records findings, dismisses, appeals or decides an appeal; each demands its own permission (S28)',
  })
  moveMortgagePrivatePromise(
    @Args('input') input: MovePrivatePromiseInput,
  ): Promise<typeof MortgagePrivatePromiseResult> {
    return this.#promises.move(input);
  }

  @Permit('mortgagePrivatePromise.decide')
  @Mutation(() => MortgagePrivatePromiseResult, {
    description: 'Upholds a promise: its consultant owns the problem, and the approval of the sanction begins (S28)',
  })
  upholdMortgagePrivatePromise(
    @Args('input') input: UpholdPrivatePromiseInput,
  ): Promise<typeof MortgagePrivatePromiseResult> {
    return this.#promises.uphold(input);
  }

  @Permit('mortgagePrivatePromise.answer')
  @Mutation(() => MortgagePrivatePromiseResult, {
    description: 'The consultant says what was done about the problem that is theirs (S28)',
  })
  resolveMortgagePrivatePromise(
    @Args('input') input: ResolvePrivatePromiseInput,
  ): Promise<typeof MortgagePrivatePromiseResult> {
    return this.#promises.resolve(input);
  }
}
