import { Module } from '@nestjs/common';
import { AlarmsModule } from '../alarms/index.ts';
import { ApprovalsModule } from '../approvals/index.ts';
import { CalendarModule } from '../calendar/index.ts';
import '../department/api-key.export.ts';
import '../department/people.export.ts';
import '../department/role.export.ts';
import { DocumentsModule } from '../documents/index.ts';
import { ExportsModule } from '../exports/index.ts';
import { ImportsModule } from '../imports/imports.module.ts';
import { LettersModule } from '../letters/index.ts';
import { LifecycleModule } from '../lifecycle/index.ts';
import { MessagingModule } from '../messaging/index.ts';
import { PrintingModule } from '../printing/index.ts';
import { SubjectsModule } from '../subjects/index.ts';
import { TasksModule } from '../tasks/index.ts';

/** What every desk uses. */
@Module({
  imports: [
    AlarmsModule,
    ApprovalsModule,
    CalendarModule,
    DocumentsModule,
    ExportsModule,
    ImportsModule,
    LettersModule,
    LifecycleModule,
    MessagingModule,
    PrintingModule,
    SubjectsModule,
    TasksModule,
  ],
})
export class OfficeModule {}
