import { Module } from '@nestjs/common';
import './allocation.export.ts';
import './allocation.permissions.ts';
import { AllocationResolver } from './allocation.resolver.ts';
import { AllocationRunService } from './allocation-run.service.ts';
import { AllocationViewService } from './allocation-view.service.ts';

/** Sharing out what came in among the orders that wait for it (F4). */
@Module({ providers: [AllocationRunService, AllocationViewService, AllocationResolver] })
export class AllocationModule {}
