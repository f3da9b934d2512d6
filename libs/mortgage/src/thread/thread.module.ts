import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import './thread.permissions.ts';
import './thread.subject.ts';
import { NoteService } from './note.service.ts';
import { ThreadResolver } from './thread.resolver.ts';
import { ThreadViewService } from './thread-view.service.ts';

/** Threads of cases between specialist and consultant (S26). */
@Module({
  imports: [CalendarModule],
  providers: [NoteService, ThreadViewService, ThreadResolver],
})
export class ThreadModule {}
