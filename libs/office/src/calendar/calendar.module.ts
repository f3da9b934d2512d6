import { Module } from '@nestjs/common';
import './calendar.permissions.ts';
import { CalendarResolver } from './calendar.resolver.ts';
import { CalendarService } from './calendar.service.ts';

/** Office days, trading days, holidays (X4). */
@Module({ providers: [CalendarService, CalendarResolver], exports: [CalendarService] })
export class CalendarModule {}
