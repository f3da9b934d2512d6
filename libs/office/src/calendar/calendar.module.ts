import { Module } from '@nestjs/common';
import './calendar.permissions.ts';
import { CalendarResolver } from './calendar.resolver.ts';
import { CalendarService } from './calendar.service.ts';
import { OfficeTime } from './office-time.ts';
import { PracticeDay } from './practice-day.ts';

/** Office days, trading days, holidays (X4). */
@Module({
  providers: [CalendarService, OfficeTime, PracticeDay, CalendarResolver],
  exports: [CalendarService, OfficeTime],
})
export class CalendarModule {}
