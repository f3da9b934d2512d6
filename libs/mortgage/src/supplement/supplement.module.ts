import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import { CaseModule } from '../case/case.module.ts';
import { SupplementResolver } from './supplement.resolver.ts';
import { SupplementService } from './supplement.service.ts';

/** What banks ask for again, by rounds (S17). */
@Module({ imports: [CalendarModule, CaseModule], providers: [SupplementService, SupplementResolver] })
export class SupplementModule {}
