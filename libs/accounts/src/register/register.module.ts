import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import { AccountEventModule } from '../account-event/index.ts';
import './register.permissions.ts';
import './trader-export.ts';
import './trader-subject.ts';
import './trader-dossier.ts';
import { TraderModule } from '../trader/trader.module.ts';
import { BranchResolver } from './branch.resolver.ts';
import { SeatsCalendarResolver } from './seats-calendar.resolver.ts';
import { SeatsCalendarService } from './seats-calendar.service.ts';
import { TraderResolver } from './trader.resolver.ts';
import { TraderChangeResolver } from './trader-change.resolver.ts';
import { TraderChangeService } from './trader-change.service.ts';
import { TraderListResolver } from './trader-list.resolver.ts';
import { TraderListService } from './trader-list.service.ts';
import { TraderRecordService } from './trader-record.service.ts';
import { TraderRevealService } from './trader-reveal.service.ts';
import { TraderTagService } from './trader-tag.service.ts';
import { TraderTimelineResolver } from './trader-timeline.resolver.ts';
import { TraderTimelineService } from './trader-timeline.service.ts';

/** The register of traders: read, searched, classified, changed (T6). */
@Module({
  imports: [CalendarModule, TraderModule, AccountEventModule],
  providers: [
    TraderListService,
    TraderRecordService,
    TraderChangeService,
    TraderRevealService,
    TraderTagService,
    TraderTimelineService,
    SeatsCalendarService,
    TraderListResolver,
    TraderResolver,
    TraderChangeResolver,
    TraderTimelineResolver,
    SeatsCalendarResolver,
    BranchResolver,
  ],
})
export class RegisterModule {}
