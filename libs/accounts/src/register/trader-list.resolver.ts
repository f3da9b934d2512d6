import { Permit } from '@kefu/platform/permissions';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { TraderListService } from './trader-list.service.ts';
import { ListTotal, TraderConnection, TradersArgs } from './trader-list.types.ts';

@Resolver(() => TraderConnection)
export class TraderListResolver {
  readonly #lists: TraderListService;

  constructor(lists: TraderListService) {
    this.#lists = lists;
  }

  @Permit('trader.read')
  @Query(() => TraderConnection, { description: 'The register of traders (T6)' })
  traders(@Args() args: TradersArgs): Promise<TraderConnection> {
    return this.#lists.page(args);
  }

  @ResolveField(() => ListTotal, { description: 'Counted only when asked for' })
  total(@Parent() connection: TraderConnection): Promise<ListTotal> {
    return this.#lists.total(connection.filter ?? {});
  }
}
