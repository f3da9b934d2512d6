import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import { AccountEventModule } from '../account-event/index.ts';
import { AccountClassService } from './account-class.service.ts';
import { CountAccounts } from './account-counts.ts';
import { PeriodClosingService } from './period-closing.service.ts';
import { PeriodLinesService } from './period-lines.service.ts';
import { PeriodReportController } from './period-report.controller.ts';
import './period-lines.export.ts';
import './period-report.export.ts';
import './period-report.permissions.ts';
import { PeriodReportResolver } from './period-report.resolver.ts';
import { PeriodReportService } from './period-report.service.ts';
import { RemindOfClosing } from './remind-closing.tick.ts';

/** Month-end and quarter figures (T7, T8). */
@Module({
  imports: [CalendarModule, AccountEventModule],
  controllers: [PeriodReportController],
  providers: [
    CountAccounts,
    RemindOfClosing,
    PeriodReportService,
    PeriodClosingService,
    PeriodLinesService,
    AccountClassService,
    PeriodReportResolver,
  ],
})
export class PeriodReportModule {}
