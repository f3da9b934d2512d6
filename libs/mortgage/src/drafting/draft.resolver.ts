import { NotFound } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DraftService } from './draft.service.ts';
import { DraftMortgageContractInput, MortgageDraftResult, MortgageDrafts } from './draft.types.ts';

@Resolver()
export class DraftResolver {
  readonly #drafts: DraftService;

  constructor(drafts: DraftService) {
    this.#drafts = drafts;
  }

  @Permit('mortgageCase.read')
  @Query(() => MortgageDrafts, { nullable: true, description: 'The versions of the text of a case’s contract (S14)' })
  async mortgageDrafts(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<MortgageDrafts | null> {
    return (await this.#drafts.of(id)) ?? null;
  }

  @Permit('mortgageCase.work')
  @Mutation(() => MortgageDraftResult, {
    description: 'Merges the contract of a case from a template; typed amounts must agree with it (S14)',
  })
  async draftMortgageContract(@Args('input') input: DraftMortgageContractInput): Promise<typeof MortgageDraftResult> {
    const refusal = await this.#drafts.draft(input);
    return refusal ?? (await this.#drafts.of(input.id)) ?? NotFound.of('mortgage case');
  }
}
