import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import { ReminderSource } from './reminder-source.ts';
import { PlanRenewalReminders } from './renewal-plan.tick.ts';
import { RenewalPlanner } from './renewal-planner.ts';
import { MoveTermsOn } from './term-lifecycle.tick.ts';

/** Terms, their renewal and its reminders (T3). */
@Module({
  imports: [CalendarModule],
  providers: [ReminderSource, RenewalPlanner, PlanRenewalReminders, MoveTermsOn],
})
export class RenewalModule {}
