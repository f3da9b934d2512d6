import { Module } from '@nestjs/common';
import { ApplicationModule } from './application/application.module.ts';
import { BalanceModule } from './balance/balance.module.ts';
import './letter/account-letters.ts';
import { PeriodReportModule } from './period-report/period-report.module.ts';
import { QualityModule } from './quality/quality.module.ts';
import { RegisterModule } from './register/index.ts';
import { RenewalModule } from './renewal/renewal.module.ts';
import { RenewalAnswerModule } from './renewal-answer/renewal-answer.module.ts';
import { TransmittalModule } from './transmittal/transmittal.module.ts';

/** The accounts desk: the register of traders and their renewals. */
@Module({
  imports: [
    RegisterModule,
    RenewalModule,
    QualityModule,
    ApplicationModule,
    BalanceModule,
    PeriodReportModule,
    RenewalAnswerModule,
    TransmittalModule,
  ],
})
export class AccountsModule {}
