import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { SamePersonService } from './same-person.service.ts';
import { DecideSamePersonInput, MortgageSamePerson, SamePersonResult } from './same-person.types.ts';

@Resolver()
export class SamePersonResolver {
  readonly #people: SamePersonService;

  constructor(people: SamePersonService) {
    this.#people = people;
  }

  @Permit('mortgageContract.read')
  @Query(() => [MortgageSamePerson], {
    description:
      'People of other contracts within reach who have the certificate or the phone of one of this contract’s (S7)',
  })
  mortgageSamePersons(
    @Args('contractId', { type: () => ID }, ParseUUIDPipe) contractId: string,
  ): Promise<MortgageSamePerson[]> {
    return this.#people.of(contractId);
  }

  @Permit('mortgageContract.identify')
  @Mutation(() => SamePersonResult, { description: 'Says whether two people are one person; merges nothing (S7)' })
  decideMortgageSamePerson(@Args('input') input: DecideSamePersonInput): Promise<typeof SamePersonResult> {
    return this.#people.decide(input);
  }
}
