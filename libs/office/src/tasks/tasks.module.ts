import { Global, Module } from '@nestjs/common';
import './task.export.ts';
import './task.permissions.ts';
import { CalendarModule } from '../calendar/index.ts';
import { RemindOfTasks } from './remind-tasks.tick.ts';
import { TaskResolver } from './task.resolver.ts';
import { TaskService } from './task.service.ts';
import { TaskEvidenceController } from './task-evidence.controller.ts';
import { TaskViewService } from './task-view.service.ts';
import { Tasks } from './tasks.ts';

/** What people must do until when, for every desk. */
@Global()
@Module({
  imports: [CalendarModule],
  controllers: [TaskEvidenceController],
  providers: [Tasks, TaskViewService, TaskService, TaskResolver, RemindOfTasks],
  exports: [Tasks],
})
export class TasksModule {}
