import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { RenewalAnswerInput, RenewalAnswerResult } from './renewal-answer.input.ts';
import { RenewalAnswerService } from './renewal-answer.service.ts';

@Resolver()
export class RenewalAnswerResolver {
  readonly #answers: RenewalAnswerService;

  constructor(answers: RenewalAnswerService) {
    this.#answers = answers;
  }

  @Permit('renewal.answer')
  @Mutation(() => RenewalAnswerResult, {
    description: 'Takes down what a trader answers and does what it asks for (T3)',
  })
  recordRenewalAnswer(@Args('input') input: RenewalAnswerInput): Promise<typeof RenewalAnswerResult> {
    return this.#answers.record(input);
  }
}
