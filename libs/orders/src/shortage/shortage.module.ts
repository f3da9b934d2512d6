import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import './shortage.export.ts';
import { ShortageResolver } from './shortage.resolver.ts';
import { ShortageService } from './shortage.service.ts';
import { WarnOfShortages } from './warn-of-shortages.tick.ts';

/** What will be short, before it is (F30). */
@Module({ imports: [CalendarModule], providers: [ShortageService, ShortageResolver, WarnOfShortages] })
export class ShortageModule {}
