import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { StoreService } from './store.service.ts';
import { AddOwnStoreInput, OwnStore, OwnStoreResult, PostEmptyDayInput } from './store.types.ts';

@Resolver()
export class StoreResolver {
  readonly #stores: StoreService;

  constructor(stores: StoreService) {
    this.#stores = stores;
  }

  @Permit('stock.read')
  @Query(() => [OwnStore], {
    description: 'Own stores and how far they have posted what they sold, the latest first (F27)',
  })
  ownStores(): Promise<OwnStore[]> {
    return this.#stores.all();
  }

  @Permit('store.manage')
  @Mutation(() => OwnStoreResult, { description: 'Adds an own store (F27)' })
  addOwnStore(@Args('input') input: AddOwnStoreInput): Promise<typeof OwnStoreResult> {
    return this.#stores.add(input);
  }

  @Permit('store.post')
  @Mutation(() => OwnStoreResult, { description: 'Posts a day on which a store sold nothing (F27)' })
  postEmptyDay(@Args('input') input: PostEmptyDayInput): Promise<typeof OwnStoreResult> {
    return this.#stores.postEmpty(input);
  }
}
