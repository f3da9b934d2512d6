import { NotFound } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CaseViewService } from '../case/case-view.service.ts';
import { type MortgageCaseRecord, MortgageCaseResult } from '../case/mortgage-case.types.ts';
import { firstDay, isMonth } from '../ranking/month.ts';
import { ReviewService } from './review.service.ts';
import {
  AddMortgageFindingInput,
  AnswerMortgageFindingInput,
  MortgageFirstPass,
  MortgageReviews,
  WithdrawMortgageFindingInput,
} from './review.types.ts';
import { ReviewViewService } from './review-view.service.ts';

@Resolver()
export class ReviewResolver {
  readonly #reviews: ReviewService;
  readonly #view: ReviewViewService;
  readonly #cases: CaseViewService;

  constructor(reviews: ReviewService, view: ReviewViewService, cases: CaseViewService) {
    this.#reviews = reviews;
    this.#view = view;
    this.#cases = cases;
  }

  @Permit('mortgageCase.read')
  @Query(() => MortgageReviews, {
    nullable: true,
    description: 'The rounds of review of a contract, with what they found (S15)',
  })
  async mortgageReviews(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<MortgageReviews | null> {
    return (await this.#view.of(id)) ?? null;
  }

  @Permit('mortgageCase.read')
  @Query(() => [MortgageFirstPass], {
    description: 'Contracts within reach that passed without a return, of those first decided in a month (S15)',
  })
  mortgageFirstPass(
    @Args('month', { description: 'YYYY-MM; nothing for anything else' }) month: string,
  ): Promise<MortgageFirstPass[]> {
    return isMonth(month) ? this.#view.firstPass(firstDay(month)) : Promise.resolve([]);
  }

  @Permit('mortgageCase.review')
  @Mutation(() => MortgageCaseResult, { description: 'Says what is wrong with a field of a contract (S15)' })
  async addMortgageFinding(@Args('input') input: AddMortgageFindingInput): Promise<typeof MortgageCaseResult> {
    return (await this.#reviews.add(input)) ?? this.#record(input.id);
  }

  @Permit('mortgageCase.work')
  @Mutation(() => MortgageCaseResult, { description: 'Says how a finding was mended (S15)' })
  async answerMortgageFinding(@Args('input') input: AnswerMortgageFindingInput): Promise<typeof MortgageCaseResult> {
    return (await this.#reviews.answer(input)) ?? this.#record(input.id);
  }

  @Permit('mortgageCase.review')
  @Mutation(() => MortgageCaseResult, { description: 'Takes back what was no fault after all (S15)' })
  async withdrawMortgageFinding(
    @Args('input') input: WithdrawMortgageFindingInput,
  ): Promise<typeof MortgageCaseResult> {
    return (await this.#reviews.withdraw(input)) ?? this.#record(input.id);
  }

  async #record(id: string): Promise<MortgageCaseRecord | NotFound> {
    return (await this.#cases.one(id)) ?? NotFound.of('mortgage case');
  }
}
