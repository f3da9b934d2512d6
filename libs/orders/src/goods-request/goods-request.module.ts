import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import './goods-request.export.ts';
import './goods-request.lifecycle.ts';
import './goods-request.permissions.ts';
import './goods-request.route.ts';
import { GoodsRequestResolver } from './goods-request.resolver.ts';
import { GoodsRequestService } from './goods-request.service.ts';
import { GoodsRequestBinding } from './goods-request-binding.ts';
import { GoodsRequestViewService } from './goods-request-view.service.ts';

/** Goods beside the orders: replenishment, special price, substitution, diversion (F5, F7, F10). */
@Module({
  imports: [CalendarModule],
  providers: [GoodsRequestBinding, GoodsRequestService, GoodsRequestViewService, GoodsRequestResolver],
})
export class GoodsRequestModule {}
