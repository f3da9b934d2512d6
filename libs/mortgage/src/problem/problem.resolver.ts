import { NotFound } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CaseViewService } from '../case/case-view.service.ts';
import { type MortgageCaseRecord, MortgageCaseResult } from '../case/mortgage-case.types.ts';
import { ProblemService } from './problem.service.ts';
import {
  ActOnProblemInput,
  EscalateProblemInput,
  MortgageMoneyAtRisk,
  MortgageProblems,
  OpenProblemInput,
  VerifyProblemInput,
} from './problem.types.ts';
import { ProblemViewService } from './problem-view.service.ts';

@Resolver()
export class ProblemResolver {
  readonly #problems: ProblemService;
  readonly #view: ProblemViewService;
  readonly #cases: CaseViewService;

  constructor(problems: ProblemService, view: ProblemViewService, cases: CaseViewService) {
    this.#problems = problems;
    this.#view = view;
    this.#cases = cases;
  }

  @Permit('mortgageCase.read')
  @Query(() => MortgageProblems, {
    nullable: true,
    description: 'The problems of a case, the latest first (S21)',
  })
  async mortgageProblems(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<MortgageProblems | null> {
    return (await this.#view.of(id)) ?? null;
  }

  @Permit('mortgageCase.read')
  @Query(() => [MortgageMoneyAtRisk], {
    description: 'Loan money within reach of cases with a problem, by cause and whether before or after signing (S21)',
  })
  mortgageMoneyAtRisk(): Promise<MortgageMoneyAtRisk[]> {
    return this.#view.atRisk();
  }

  @Permit('mortgageCase.work')
  @Mutation(() => MortgageCaseResult, { description: 'Opens a problem, with its cause and a plan (S21)' })
  async openMortgageProblem(@Args('input') input: OpenProblemInput): Promise<typeof MortgageCaseResult> {
    return (await this.#problems.open(input)) ?? this.#record(input.id);
  }

  @Permit('mortgageCase.work')
  @Mutation(() => MortgageCaseResult, { description: 'Writes what was done about a problem (S21)' })
  async actOnMortgageProblem(@Args('input') input: ActOnProblemInput): Promise<typeof MortgageCaseResult> {
    return (await this.#problems.act(input)) ?? this.#record(input.id);
  }

  @Permit('mortgageCase.work')
  @Mutation(() => MortgageCaseResult, {
    description: 'Says whether what somebody else did settled a problem (S21)',
  })
  async verifyMortgageProblem(@Args('input') input: VerifyProblemInput): Promise<typeof MortgageCaseResult> {
    return (await this.#problems.verify(input)) ?? this.#record(input.id);
  }

  @Permit('mortgageCase.work')
  @Mutation(() => MortgageCaseResult, {
    description: 'Takes a problem to the supervisor; attempts to resolve it must be on record (S26)',
  })
  async escalateMortgageProblem(@Args('input') input: EscalateProblemInput): Promise<typeof MortgageCaseResult> {
    return (await this.#problems.escalate(input)) ?? this.#record(input.id);
  }

  async #record(id: string): Promise<MortgageCaseRecord | NotFound> {
    return (await this.#cases.one(id)) ?? NotFound.of('mortgage case');
  }
}
