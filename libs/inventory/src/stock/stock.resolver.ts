import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { StockService } from './stock.service.ts';
import {
  AdjustStockInput,
  AdjustStockResult,
  StockArgs,
  StockBalanceConnection,
  StockMovementConnection,
  StockMovementsArgs,
  StockPlace,
  StockTotal,
} from './stock.types.ts';
import { StockViewService } from './stock-view.service.ts';

@Resolver()
export class StockResolver {
  readonly #view: StockViewService;
  readonly #stock: StockService;

  constructor(view: StockViewService, stock: StockService) {
    this.#view = view;
    this.#stock = stock;
  }

  @Permit('stock.read')
  @Query(() => [StockPlace], { description: 'Where goods lie, the central warehouse first (F4)' })
  stockPlaces(): Promise<StockPlace[]> {
    return this.#view.places();
  }

  @Permit('stock.read')
  @Query(() => StockBalanceConnection, { description: 'What lies where, by SKU: held and free (F4)' })
  stock(@Args() args: StockArgs): Promise<StockBalanceConnection> {
    return this.#view.page(args);
  }

  @Permit('stock.read')
  @Query(() => StockTotal, { description: 'The sums of such a list (F4)' })
  stockTotal(@Args() args: StockArgs): Promise<StockTotal> {
    return this.#view.total(args);
  }

  @Permit('stock.read')
  @Query(() => StockMovementConnection, { description: 'How a SKU came and went, the latest first (F4)' })
  stockMovements(@Args() args: StockMovementsArgs): Promise<StockMovementConnection> {
    return this.#view.movements(args);
  }

  @Permit('stock.adjust')
  @Mutation(() => AdjustStockResult, { description: 'Books pieces that were found more or fewer (F4)' })
  adjustStock(@Args('input') input: AdjustStockInput): Promise<typeof AdjustStockResult> {
    return this.#stock.adjust(input);
  }
}
