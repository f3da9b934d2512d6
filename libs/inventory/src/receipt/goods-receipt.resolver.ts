import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { GoodsReceiptService } from './goods-receipt.service.ts';
import {
  EnterGoodsReceiptInput,
  GoodsReceiptConnection,
  GoodsReceiptResult,
  GoodsReceiptsArgs,
} from './goods-receipt.types.ts';

@Resolver()
export class GoodsReceiptResolver {
  readonly #receipts: GoodsReceiptService;

  constructor(receipts: GoodsReceiptService) {
    this.#receipts = receipts;
  }

  @Permit('stock.read')
  @Query(() => GoodsReceiptConnection, { description: 'Goods that came in from production, the latest first (F4)' })
  goodsReceipts(@Args() args: GoodsReceiptsArgs): Promise<GoodsReceiptConnection> {
    return this.#receipts.page(args);
  }

  @Permit('stock.receive')
  @Mutation(() => GoodsReceiptResult, {
    description: 'Takes goods in, scanned or typed; the same paper twice is refused (F4)',
  })
  enterGoodsReceipt(@Args('input') input: EnterGoodsReceiptInput): Promise<typeof GoodsReceiptResult> {
    return this.#receipts.enter(input);
  }
}
