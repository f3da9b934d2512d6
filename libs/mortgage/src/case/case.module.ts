import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import './mortgage-case.export.ts';
import './mortgage-case.lifecycle.ts';
import './mortgage-case.permissions.ts';
import './mortgage-case.subject.ts';
import { ClockModule } from '../clock/clock.module.ts';
import { BankAttemptsResolver } from './bank-attempts.resolver.ts';
import { BankAttemptsService } from './bank-attempts.service.ts';
import { BankSwitchService } from './bank-switch.service.ts';
import { CaseBinding } from './case-binding.ts';
import { CaseBirth } from './case-birth.ts';
import { CaseChanges } from './case-changes.ts';
import { CaseGuards } from './case-guards.ts';
import { CaseViewService } from './case-view.service.ts';
import { MoneyTodayService } from './money-today.service.ts';
import { MortgageCaseResolver } from './mortgage-case.resolver.ts';
import { MortgageCaseService } from './mortgage-case.service.ts';
import { SeenCases } from './seen-case.ts';

/** Cases on their way through the bank (S2, S13). */
@Module({
  imports: [CalendarModule, ClockModule],
  providers: [
    SeenCases,
    CaseChanges,
    CaseBirth,
    CaseGuards,
    CaseBinding,
    CaseViewService,
    MoneyTodayService,
    MortgageCaseService,
    BankAttemptsService,
    BankSwitchService,
    MortgageCaseResolver,
    BankAttemptsResolver,
  ],
  exports: [CaseBirth, CaseChanges, SeenCases, CaseViewService],
})
export class CaseModule {}
