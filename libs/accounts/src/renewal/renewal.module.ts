import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import { AccountEventModule } from '../account-event/index.ts';
import './renewal.permissions.ts';
import './terms-to-renew.export.ts';
import { BulkRenewalService } from './bulk-renewal.service.ts';
import { ReminderSource } from './reminder-source.ts';
import { RenewalResolver } from './renewal.resolver.ts';
import { RenewalService } from './renewal.service.ts';
import { PlanRenewalReminders } from './renewal-plan.tick.ts';
import { RenewalPlanner } from './renewal-planner.ts';
import { RenewalPolicyService } from './renewal-policy.service.ts';
import { RenewalQueueResolver } from './renewal-queue.resolver.ts';
import { RenewalQueueService } from './renewal-queue.service.ts';
import { MoveTermsOn } from './term-lifecycle.tick.ts';
import { TermRenewal } from './term-renewal.ts';

/** Terms, their renewal and its reminders (T3). */
@Module({
  imports: [CalendarModule, AccountEventModule],
  providers: [
    ReminderSource,
    RenewalPlanner,
    PlanRenewalReminders,
    MoveTermsOn,
    RenewalPolicyService,
    RenewalService,
    TermRenewal,
    RenewalResolver,
    RenewalQueueService,
    BulkRenewalService,
    RenewalQueueResolver,
  ],
  exports: [TermRenewal],
})
export class RenewalModule {}
