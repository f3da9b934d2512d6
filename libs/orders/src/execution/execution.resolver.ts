import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ExecutionService } from './execution.service.ts';
import {
  ExecutionArgs,
  ExecutionFigure,
  ExecutionFiguresArgs,
  ExecutionLineConnection,
  ExecutionLinesArgs,
} from './execution.types.ts';
import { ExecutionReviewService } from './execution-review.service.ts';
import {
  AnswerShortfallInput,
  AnswerShortfallResult,
  CloseReviewResult,
  ExecutionMonthInput,
  ExecutionReview,
} from './execution-review.types.ts';

@Resolver()
export class ExecutionResolver {
  readonly #execution: ExecutionService;
  readonly #reviews: ExecutionReviewService;

  constructor(execution: ExecutionService, reviews: ExecutionReviewService) {
    this.#execution = execution;
    this.#reviews = reviews;
  }

  @Permit('execution.read')
  @Query(() => ExecutionFigure, { description: 'How far the orders of some seasons were executed, as one figure (F6)' })
  execution(@Args() args: ExecutionArgs): Promise<ExecutionFigure> {
    return this.#execution.whole(args);
  }

  @Permit('execution.read')
  @Query(() => [ExecutionFigure], { description: 'The same by franchisee, month, category or season (F6, F8)' })
  executionFigures(@Args() args: ExecutionFiguresArgs): Promise<ExecutionFigure[]> {
    return this.#execution.figures(args);
  }

  @Permit('execution.read')
  @Query(() => ExecutionLineConnection, {
    description: 'The order lines behind a part of a figure, the dearest first (F6)',
  })
  executionLines(@Args() args: ExecutionLinesArgs): Promise<ExecutionLineConnection> {
    return this.#execution.lines(args);
  }

  @Permit('execution.read')
  @Query(() => ExecutionReview, { nullable: true, description: 'The review of a month (F9)' })
  executionReview(@Args('at') at: ExecutionMonthInput): Promise<ExecutionReview | null> {
    return this.#reviews.review(at);
  }

  @Permit('execution.answer')
  @Mutation(() => AnswerShortfallResult, { description: 'Says why little came and what is done about it (F6, F9)' })
  answerShortfall(@Args('input') input: AnswerShortfallInput): Promise<typeof AnswerShortfallResult> {
    return this.#reviews.answer(input);
  }

  @Permit('execution.close')
  @Mutation(() => CloseReviewResult, { description: 'Closes a month whose shortfalls all have an answer (F9)' })
  closeExecutionReview(@Args('input') input: ExecutionMonthInput): Promise<typeof CloseReviewResult> {
    return this.#reviews.close(input);
  }
}
