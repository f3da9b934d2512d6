import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import { RegisterImportModule } from '../register-import/register-import.module.ts';
import './fault.export.ts';
import { FaultService } from './fault.service.ts';
import { FaultAssignmentResolver } from './fault-assignment.resolver.ts';
import { FaultAssignmentService } from './fault-assignment.service.ts';
import { FaultViewService } from './fault-view.service.ts';
import './quality.permissions.ts';
import { QualityResolver } from './quality.resolver.ts';
import { CheckRegister, CheckTrader } from './register-check.jobs.ts';
import { RegisterCheck } from './register-check.ts';
import { RowMending } from './row-mending.ts';

/** The data-quality queue (T6). */
@Module({
  imports: [CalendarModule, RegisterImportModule],
  providers: [
    FaultService,
    FaultAssignmentService,
    FaultAssignmentResolver,
    FaultViewService,
    RowMending,
    RegisterCheck,
    CheckRegister,
    CheckTrader,
    QualityResolver,
  ],
})
export class QualityModule {}
