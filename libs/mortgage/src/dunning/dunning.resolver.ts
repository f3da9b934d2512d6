import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DunningService } from './dunning.service.ts';
import { DunningLadder, DunningLadderResult, SetDunningStepInput } from './dunning.types.ts';

@Resolver()
export class DunningResolver {
  readonly #dunning: DunningService;

  constructor(dunning: DunningService) {
    this.#dunning = dunning;
  }

  @Permit('mortgageFee.settings')
  @Query(() => DunningLadder, { description: 'When buyers are reminded of fees, and in which words (S18)' })
  mortgageDunning(): Promise<DunningLadder> {
    return this.#dunning.ladder();
  }

  @Permit('mortgageFee.settings')
  @Mutation(() => DunningLadderResult, { description: 'Puts a step of the ladder in, or takes it away (S18)' })
  setMortgageDunningStep(@Args('input') input: SetDunningStepInput): Promise<typeof DunningLadderResult> {
    return this.#dunning.setStep(input);
  }
}
