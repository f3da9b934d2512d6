import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import { CaseModule } from '../case/case.module.ts';
import { ConsentResolver } from './consent.resolver.ts';
import { ConsentService } from './consent.service.ts';

/** What buyers consented to (S7). */
@Module({ imports: [CalendarModule, CaseModule], providers: [ConsentService, ConsentResolver] })
export class ConsentModule {}
