import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import './employee.export.ts';
import './issued-work.ts';
import './record.permissions.ts';
import { PersonFileResolver } from './person-file.resolver.ts';
import { PersonFileService } from './person-file.service.ts';
import { PersonalDetailResolver } from './personal-detail.resolver.ts';
import { PersonalDetailService } from './personal-detail.service.ts';
import { RecordResolver } from './record.resolver.ts';
import { RecordService } from './record.service.ts';
import { RecordViewService } from './record-view.service.ts';

/** What is on record of people and posts (H2). */
@Module({
  imports: [CalendarModule],
  providers: [
    RecordService,
    PersonFileService,
    RecordViewService,
    PersonalDetailService,
    RecordResolver,
    PersonFileResolver,
    PersonalDetailResolver,
  ],
  exports: [PersonalDetailService],
})
export class RecordModule {}
