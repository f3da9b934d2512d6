import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import './fee.permissions.ts';
import './fee.export.ts';
import { FeeResolver } from './fee.resolver.ts';
import { FeeService } from './fee.service.ts';
import { FeeRuleResolver } from './fee-rule.resolver.ts';
import { FeeRuleService } from './fee-rule.service.ts';
import { FeeViewService } from './fee-view.service.ts';
import { OverpaymentService } from './overpayment.service.ts';
import { SeenFees } from './seen-fees.ts';

/** Fees of contracts: what is due by the rules of the city and the day, told, paid or let go (S18). */
@Module({
  imports: [CalendarModule],
  providers: [SeenFees, FeeService, OverpaymentService, FeeViewService, FeeRuleService, FeeResolver, FeeRuleResolver],
})
export class FeeModule {}
