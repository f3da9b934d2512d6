import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import { GoodsReturnResolver } from './goods-return.resolver.ts';
import { GoodsReturnService } from './goods-return.service.ts';

/** Goods that franchisees send back (F4). */
@Module({ imports: [CalendarModule], providers: [GoodsReturnService, GoodsReturnResolver] })
export class GoodsReturnModule {}
