import { Permit } from '@kefu/platform/permissions';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { OrderAmountsService } from './order-amounts.service.ts';
import { OrderAmount, OrderAmountsArgs } from './order-amounts.types.ts';

@Resolver()
export class OrderAmountsResolver {
  readonly #amounts: OrderAmountsService;

  constructor(amounts: OrderAmountsService) {
    this.#amounts = amounts;
  }

  @Permit('franchiseOrder.read')
  @Query(() => [OrderAmount], { description: 'What was ordered, by season, category, month, franchisee or pool (F1)' })
  orderAmounts(@Args() args: OrderAmountsArgs): Promise<OrderAmount[]> {
    return this.#amounts.by(args);
  }
}
