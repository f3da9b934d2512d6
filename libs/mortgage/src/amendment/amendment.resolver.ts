import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AmendmentService } from './amendment.service.ts';
import {
  AmendContractInput,
  AmendContractResult,
  DecideAreaInput,
  MeasureAreaInput,
  MeasuredArea,
  MeasuredAreaResult,
  RefundAreaInput,
} from './amendment.types.ts';
import { MeasuredAreaService } from './measured-area.service.ts';

@Resolver()
export class AmendmentResolver {
  readonly #amendments: AmendmentService;
  readonly #areas: MeasuredAreaService;

  constructor(amendments: AmendmentService, areas: MeasuredAreaService) {
    this.#amendments = amendments;
    this.#areas = areas;
  }

  @Permit('mortgageContract.amend')
  @Mutation(() => AmendContractResult, { description: 'Amends the amounts of a contract; its case’s gap follows (S6)' })
  amendMortgageContract(@Args('input') input: AmendContractInput): Promise<typeof AmendContractResult> {
    return this.#amendments.amend(input);
  }

  @Permit('mortgageContract.read')
  @Query(() => MeasuredArea, { nullable: true, description: 'What the house of a contract measures (S18)' })
  mortgageMeasuredArea(
    @Args('contractId', { type: () => ID }, ParseUUIDPipe) contractId: string,
  ): Promise<MeasuredArea | undefined> {
    return this.#areas.of(contractId);
  }

  @Permit('mortgageContract.amend')
  @Mutation(() => MeasuredAreaResult, { description: 'Enters what a house measures; within 3 % it is settled (S18)' })
  measureMortgageArea(@Args('input') input: MeasureAreaInput): Promise<typeof MeasuredAreaResult> {
    return this.#areas.measure(input);
  }

  @Permit('mortgageContract.amend')
  @Mutation(() => MeasuredAreaResult, { description: 'Decides a difference of the area beyond 3 % (S18)' })
  decideMortgageArea(@Args('input') input: DecideAreaInput): Promise<typeof MeasuredAreaResult> {
    return this.#areas.decide(input);
  }

  @Permit('mortgageFee.pay')
  @Mutation(() => MeasuredAreaResult, { description: 'Books what was given back for a smaller house (S18)' })
  refundMortgageArea(@Args('input') input: RefundAreaInput): Promise<typeof MeasuredAreaResult> {
    return this.#areas.refund(input);
  }
}
