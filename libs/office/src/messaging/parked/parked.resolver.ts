import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ParkedService } from './parked.service.ts';
import { DecideParkedInput, ParkedList, ParkedResult, ProposeParkedInput } from './parked.types.ts';

@Resolver()
export class ParkedResolver {
  readonly #parked: ParkedService;

  constructor(parked: ParkedService) {
    this.#parked = parked;
  }

  @Permit('message.resend')
  @Query(() => ParkedList, { description: 'Messages of which nobody knows whether they left (X7)' })
  parkedMessages(): Promise<ParkedList> {
    return this.#parked.list();
  }

  @Permit('message.resend')
  @Mutation(() => ParkedResult, { description: 'Proposes what shall become of parked messages (X7)' })
  proposeParked(@Args('input') input: ProposeParkedInput): Promise<typeof ParkedResult> {
    return this.#parked.propose(input);
  }

  @Permit('message.resend')
  @Mutation(() => ParkedResult, {
    description: 'Confirms or refuses what another person proposed for parked messages (X7)',
  })
  decideParked(@Args('input') input: DecideParkedInput): Promise<typeof ParkedResult> {
    return this.#parked.decide(input);
  }
}
