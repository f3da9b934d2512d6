import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import './balance.permissions.ts';
import { BalanceResolver } from './balance.resolver.ts';
import { BalanceService } from './balance.service.ts';

/** What remains on accounts (T2). */
@Module({ imports: [CalendarModule], providers: [BalanceService, BalanceResolver] })
export class BalanceModule {}
