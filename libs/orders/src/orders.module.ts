import { Module } from '@nestjs/common';
import { AllocationModule } from './allocation/allocation.module.ts';
import { DispatchModule } from './dispatch/dispatch.module.ts';
import { OrderModule } from './order/order.module.ts';

/** The order desk: from the fair to the goods on the way (F1–F10). */
@Module({
  imports: [
    // One a line, so that two rooms can add theirs side by side.
    AllocationModule,
    DispatchModule,
    OrderModule,
  ],
})
export class OrdersModule {}
