import type { GraphqlContext } from '@kefu/platform/graphql';
import { Permit } from '@kefu/platform/permissions';
import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { MaskedPhone, TermFacts, TraderFacts } from './trader.types.ts';
import { TraderRecordService } from './trader-record.service.ts';
import { TraderSearchArgs } from './trader-search.types.ts';

@Resolver(() => TraderFacts)
export class TraderResolver {
  readonly #records: TraderRecordService;

  constructor(records: TraderRecordService) {
    this.#records = records;
  }

  @Permit('trader.read')
  @Query(() => TraderFacts, { nullable: true, description: 'One trader of the register (T6)' })
  trader(@Args('id', { type: () => ID }) id: string): Promise<TraderFacts | null> {
    return this.#records.one('id', id);
  }

  @Permit('trader.read')
  @Query(() => TraderFacts, { nullable: true, description: 'One trader by 交易商編號, for integrations (T6)' })
  traderByNumber(@Args('number') number: string): Promise<TraderFacts | null> {
    return this.#records.one('number', number);
  }

  @Permit('trader.read')
  @Query(() => [TraderFacts], { description: 'Traders by name, pinyin, initials or number, best first (X8)' })
  searchTraders(@Args() { text, first }: TraderSearchArgs): Promise<TraderFacts[]> {
    return this.#records.search(text, first);
  }

  @ResolveField(() => [MaskedPhone], { description: 'All phones, masked, the main one first' })
  phones(@Parent() trader: TraderFacts, @Context() context: GraphqlContext): Promise<MaskedPhone[]> {
    return this.#records.loaders(context).phones.load(trader.id);
  }

  @ResolveField(() => [String], { description: 'Words by which traders are classified' })
  tags(@Parent() trader: TraderFacts, @Context() context: GraphqlContext): Promise<string[]> {
    return this.#records.loaders(context).tags.load(trader.id);
  }

  @ResolveField(() => [TermFacts], { description: 'Terms of the market agreement, the newest first (T3)' })
  terms(@Parent() trader: TraderFacts, @Context() context: GraphqlContext): Promise<TermFacts[]> {
    return this.#records.loaders(context).terms.load(trader.id);
  }
}
