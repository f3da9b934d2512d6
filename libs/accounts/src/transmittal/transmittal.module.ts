import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import './transmittal.permissions.ts';
import './transmittal.export.ts';
import './transmittal.lifecycle.ts';
import './transmittal-subject.ts';
import { ChaseTransmittals } from './chase-transmittals.tick.ts';
import { TransmittalController } from './transmittal.controller.ts';
import { TransmittalResolver } from './transmittal.resolver.ts';
import { TransmittalService } from './transmittal.service.ts';
import { TransmittalBinding } from './transmittal-binding.ts';
import { TransmittalCheckResolver } from './transmittal-check.resolver.ts';
import { TransmittalCheckService } from './transmittal-check.service.ts';
import { TransmittalDraftsService } from './transmittal-drafts.service.ts';
import { TransmittalFiguresService } from './transmittal-figures.service.ts';
import { TransmittalPolicyService } from './transmittal-policy.service.ts';
import { TransmittalViewService } from './transmittal-view.service.ts';

/** Parcels of files from branches to the department (T8). */
@Module({
  imports: [CalendarModule],
  controllers: [TransmittalController],
  providers: [
    TransmittalBinding,
    TransmittalDraftsService,
    TransmittalService,
    TransmittalCheckService,
    TransmittalViewService,
    TransmittalFiguresService,
    TransmittalPolicyService,
    ChaseTransmittals,
    TransmittalResolver,
    TransmittalCheckResolver,
  ],
})
export class TransmittalModule {}
