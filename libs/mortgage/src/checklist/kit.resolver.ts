import { currentContext } from '@kefu/platform/context';
import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { KitService } from './kit.service.ts';
import { MortgageKit, PromisePaperInput, PromisePaperResult } from './kit.types.ts';

@Resolver()
export class KitResolver {
  readonly #kits: KitService;

  constructor(kits: KitService) {
    this.#kits = kits;
  }

  @Permit('mortgageCase.read')
  @Query(() => MortgageKit, {
    nullable: true,
    description: 'Everything a customer still has to bring, on one trip (S16)',
  })
  async mortgageKit(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<MortgageKit | null> {
    return (await this.#kits.of(id, currentContext().language))?.kit ?? null;
  }

  @Permit('mortgageCase.work')
  @Mutation(() => PromisePaperResult, { description: 'Notes when a customer said they would bring a paper (S16)' })
  promiseMortgagePaper(@Args('input') input: PromisePaperInput): Promise<typeof PromisePaperResult> {
    return this.#kits.promise(input, currentContext().language);
  }
}
