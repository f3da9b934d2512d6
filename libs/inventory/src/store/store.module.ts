import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import './store.permissions.ts';
import { RetailSaleImport } from './retail-sale-import.ts';
import { StoreResolver } from './store.resolver.ts';
import { StoreService } from './store.service.ts';
import { UnpostedDaysTick } from './unposted-days.tick.ts';
import { UnpostedDays } from './unposted-days.ts';

/** Own stores: what they sell each day, and days that nobody has posted (F27). */
@Module({
  imports: [CalendarModule],
  providers: [UnpostedDays, UnpostedDaysTick, RetailSaleImport, StoreService, StoreResolver],
})
export class StoreModule {}
