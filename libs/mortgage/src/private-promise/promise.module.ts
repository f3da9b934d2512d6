import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import './promise.lifecycle.ts';
import './promise.permissions.ts';
import { CaseModule } from '../case/case.module.ts';
import { PenaltyModule } from '../penalty/penalty.module.ts';
import { PromiseResolver } from './promise.resolver.ts';
import { PromiseService } from './promise.service.ts';
import { PromiseBinding } from './promise-binding.ts';
import { PromiseReportService } from './promise-report.service.ts';
import { PromiseViewService } from './promise-view.service.ts';
import { StandPromises } from './stand-promises.tick.ts';

/** What consultants promised on their own account: reported, heard, decided, sanctioned (S28). */
@Module({
  imports: [CalendarModule, CaseModule, PenaltyModule],
  providers: [PromiseBinding, PromiseReportService, PromiseService, PromiseViewService, StandPromises, PromiseResolver],
})
export class PromiseModule {}
