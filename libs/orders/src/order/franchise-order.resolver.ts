import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { FranchiseOrderService } from './franchise-order.service.ts';
import {
  CancelOrderLinesInput,
  FranchiseOrderConnection,
  FranchiseOrderRecord,
  FranchiseOrderResult,
  FranchiseOrdersArgs,
  MoveFranchiseOrderInput,
  OrderDifferenceInput,
} from './franchise-order.types.ts';
import { OrderEditingService } from './order-editing.service.ts';
import { EditOrderLinesInput } from './order-editing.types.ts';
import { OrderViewService } from './order-view.service.ts';

@Resolver()
export class FranchiseOrderResolver {
  readonly #view: OrderViewService;
  readonly #orders: FranchiseOrderService;
  readonly #editing: OrderEditingService;

  constructor(view: OrderViewService, orders: FranchiseOrderService, editing: OrderEditingService) {
    this.#view = view;
    this.#orders = orders;
    this.#editing = editing;
  }

  @Permit('franchiseOrder.read')
  @Query(() => FranchiseOrderConnection, { description: 'Orders of franchisees, by franchisee (F3)' })
  franchiseOrders(@Args() args: FranchiseOrdersArgs): Promise<FranchiseOrderConnection> {
    return this.#view.page(args);
  }

  @Permit('franchiseOrder.read')
  @Query(() => FranchiseOrderRecord, { nullable: true, description: 'One order with its lines (F3)' })
  franchiseOrder(
    @Args('orderId', { type: () => ID }, ParseUUIDPipe) id: string,
  ): Promise<FranchiseOrderRecord | undefined> {
    return this.#view.one(id);
  }

  @Permit('franchiseOrder.read')
  @Mutation(() => FranchiseOrderResult, {
    description: 'Moves an order on; the transition demands its own permission (F1, F3)',
  })
  moveFranchiseOrder(@Args('input') input: MoveFranchiseOrderInput): Promise<typeof FranchiseOrderResult> {
    return this.#orders.move(input);
  }

  @Permit('franchiseOrder.enter')
  @Mutation(() => FranchiseOrderResult, {
    description: 'Enters a late change of a consolidated order as an order of its own (F1)',
  })
  enterOrderDifference(@Args('input') input: OrderDifferenceInput): Promise<typeof FranchiseOrderResult> {
    return this.#orders.addDifference(input);
  }

  @Permit('franchiseOrder.enter')
  @Mutation(() => FranchiseOrderResult, { description: 'Adds, changes and removes lines of a draft (F3)' })
  editOrderLines(@Args('input') input: EditOrderLinesInput): Promise<typeof FranchiseOrderResult> {
    return this.#editing.edit(input);
  }

  @Permit('franchiseOrder.check')
  @Mutation(() => FranchiseOrderResult, {
    description: 'Cancels pieces of a consolidated order that will not come (F9)',
  })
  cancelOrderLines(@Args('input') input: CancelOrderLinesInput): Promise<typeof FranchiseOrderResult> {
    return this.#orders.cancel(input);
  }
}
