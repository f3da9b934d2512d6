import { Module } from '@nestjs/common';
import './franchise-order.export.ts';
import './franchise-order.lifecycle.ts';
import './franchise-order.subject.ts';
import './order.permissions.ts';
import { FranchiseOrderResolver } from './franchise-order.resolver.ts';
import { FranchiseOrderService } from './franchise-order.service.ts';
import { FranchiseOrderBinding } from './franchise-order-binding.ts';
import { OrderEditingService } from './order-editing.service.ts';
import { OrderViewService } from './order-view.service.ts';

/** Orders of franchisees from the fair to production (F1, F3, F8). */
@Module({
  providers: [
    FranchiseOrderBinding,
    OrderViewService,
    FranchiseOrderService,
    OrderEditingService,
    FranchiseOrderResolver,
  ],
  exports: [OrderViewService],
})
export class OrderModule {}
