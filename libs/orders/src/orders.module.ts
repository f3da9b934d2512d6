import { Module } from '@nestjs/common';
import { AllocationModule } from './allocation/allocation.module.ts';
import { AmountsModule } from './amounts/amounts.module.ts';
import { ConsolidationModule } from './consolidation/consolidation.module.ts';
import { DemoBrand } from './demo/demo-brand.ts';
import { DemoGoods } from './demo/demo-goods.ts';
import { DispatchModule } from './dispatch/dispatch.module.ts';
import { ExecutionModule } from './execution/execution.module.ts';
import { FairModule } from './fair/fair.module.ts';
import { FeedModule } from './feed/feed.module.ts';
import { GoodsRequestModule } from './goods-request/goods-request.module.ts';
import { GoodsReturnModule } from './goods-return/goods-return.module.ts';
import { IntakeModule } from './intake/intake.module.ts';
import { OrderModule } from './order/order.module.ts';
import { SeasonModule } from './season/season.module.ts';
import { ShortageModule } from './shortage/shortage.module.ts';

/** The order desk: from the fair to the goods on the way (F1–F10). */
@Module({
  imports: [
    // One a line, so that two rooms can add theirs side by side.
    AllocationModule,
    DispatchModule,
    AmountsModule,
    ConsolidationModule,
    GoodsRequestModule,
    GoodsReturnModule,
    ExecutionModule,
    FairModule,
    FeedModule,
    IntakeModule,
    OrderModule,
    SeasonModule,
    ShortageModule,
  ],
  providers: [DemoBrand, DemoGoods],
})
export class OrdersModule {}
