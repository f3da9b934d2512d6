import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { TrialService } from './trial.service.ts';
import { DecideTrialInput, ObserveTrialInput, Trial, TrialResult, WriteTrialInput } from './trial.types.ts';

@Resolver()
export class TrialResolver {
  readonly #trials: TrialService;

  constructor(trials: TrialService) {
    this.#trials = trials;
  }

  @Permit('hrRequest.read')
  @Query(() => Trial, { nullable: true, description: 'The trial in the new post, and what was seen (H4)' })
  async trial(@Args('requestId', { type: () => ID }, ParseUUIDPipe) requestId: string): Promise<Trial | null> {
    return (await this.#trials.of(requestId)) ?? null;
  }

  @Permit('hrRequest.trial')
  @Mutation(() => TrialResult, { description: 'Writes the plan of a trial: goals, span, observer (H4)' })
  writeTrialPlan(@Args('input') input: WriteTrialInput): Promise<typeof TrialResult> {
    return this.#trials.write(input);
  }

  @Permit('hrRequest.read')
  @Mutation(() => TrialResult, { description: 'Adds what its observer saw; it is never changed (H4)' })
  observeTrial(@Args('input') input: ObserveTrialInput): Promise<typeof TrialResult> {
    return this.#trials.observe(input);
  }

  @Permit('hrRequest.trial')
  @Mutation(() => TrialResult, { description: 'Ends a trial by a decision (H4)' })
  decideTrial(@Args('input') input: DecideTrialInput): Promise<typeof TrialResult> {
    return this.#trials.decide(input);
  }
}
