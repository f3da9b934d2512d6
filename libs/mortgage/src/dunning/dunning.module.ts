import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import { DunningResolver } from './dunning.resolver.ts';
import { DunningService } from './dunning.service.ts';
import { PlanFeeDunning } from './dunning.tick.ts';
import { DunningSource } from './dunning-source.ts';

/** Reminders of fees by the office's messages (S18). */
@Module({
  imports: [CalendarModule],
  providers: [DunningSource, PlanFeeDunning, DunningService, DunningResolver],
})
export class DunningModule {}
