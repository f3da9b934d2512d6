import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PeopleService } from './people.service.ts';
import {
  MortgagePeople,
  MortgagePeopleResult,
  RemoveMortgagePersonInput,
  RevealMortgagePersonInput,
  RevealMortgagePersonResult,
  SaveMortgagePersonInput,
} from './people.types.ts';
import { PersonRevealService } from './person-reveal.service.ts';

@Resolver()
export class PeopleResolver {
  readonly #people: PeopleService;
  readonly #reveals: PersonRevealService;

  constructor(people: PeopleService, reveals: PersonRevealService) {
    this.#people = people;
    this.#reveals = reveals;
  }

  @Permit('mortgageContract.read')
  @Query(() => MortgagePeople, { nullable: true, description: 'Everybody whom a contract speaks of, masked (S7)' })
  async mortgagePeople(
    @Args('contractId', { type: () => ID }, ParseUUIDPipe) contractId: string,
  ): Promise<MortgagePeople | null> {
    return (await this.#people.of(contractId)) ?? null;
  }

  @Permit('mortgageContract.people')
  @Mutation(() => MortgagePeopleResult, {
    description: 'Enters somebody whom a contract speaks of, or says anew what somebody is (S7)',
  })
  saveMortgagePerson(@Args('input') input: SaveMortgagePersonInput): Promise<typeof MortgagePeopleResult> {
    return this.#people.save(input);
  }

  @Permit('mortgageContract.people')
  @Mutation(() => MortgagePeopleResult, { description: 'Takes somebody out of a contract, with the reason (S7)' })
  removeMortgagePerson(@Args('input') input: RemoveMortgagePersonInput): Promise<typeof MortgagePeopleResult> {
    return this.#people.remove(input);
  }

  @Permit('mortgageContract.reveal')
  @Mutation(() => RevealMortgagePersonResult, {
    description: 'A telephone or certificate in clear, with a reason, on the record (S7, X2)',
  })
  revealMortgagePerson(@Args('input') input: RevealMortgagePersonInput): Promise<typeof RevealMortgagePersonResult> {
    return this.#reveals.reveal(input);
  }
}
