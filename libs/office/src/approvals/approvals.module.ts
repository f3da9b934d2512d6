import { Global, Module } from '@nestjs/common';
import './approval.permissions.ts';
import { CalendarModule } from '../calendar/index.ts';
import { ApprovalResolver } from './approval.resolver.ts';
import { ApprovalDeskService } from './approval-desk.service.ts';
import { ApprovalRoutesCheck } from './approval-routes.check.ts';
import { ApprovalViewService } from './approval-view.service.ts';
import { Approvals } from './approvals.ts';
import { DelegationResolver } from './delegation.resolver.ts';
import { DelegationService } from './delegation.service.ts';

/** Approvals as data, for every desk. */
@Global()
@Module({
  imports: [CalendarModule],
  providers: [
    ApprovalRoutesCheck,
    Approvals,
    ApprovalViewService,
    ApprovalDeskService,
    DelegationService,
    ApprovalResolver,
    DelegationResolver,
  ],
  exports: [Approvals],
})
export class ApprovalsModule {}
