import { Global, Module } from '@nestjs/common';
import './approval.permissions.ts';
import { CalendarModule } from '../calendar/index.ts';
import { ApprovalResolver } from './approval.resolver.ts';
import { ApprovalDeskService } from './approval-desk.service.ts';
import { ApprovalRoutesCheck } from './approval-routes.check.ts';
import { ApprovalViewService } from './approval-view.service.ts';
import { Approvals } from './approvals.ts';
import { ChaseApprovals } from './chase-approvals.tick.ts';
import { DelegationResolver } from './delegation.resolver.ts';
import { DelegationService } from './delegation.service.ts';
import { SilentSteps } from './silent-steps.ts';

/** Approvals as data, for every desk. */
@Global()
@Module({
  imports: [CalendarModule],
  providers: [
    ApprovalRoutesCheck,
    Approvals,
    SilentSteps,
    ChaseApprovals,
    ApprovalViewService,
    ApprovalDeskService,
    DelegationService,
    ApprovalResolver,
    DelegationResolver,
  ],
  exports: [Approvals],
})
export class ApprovalsModule {}
