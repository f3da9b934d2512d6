import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import './assist.permissions.ts';
import { CaseModule } from '../case/case.module.ts';
import { AssistResolver } from './assist.resolver.ts';
import { AssistService } from './assist.service.ts';
import { AssistAnswerService } from './assist-answer.service.ts';
import { AssistViewService } from './assist-view.service.ts';
import { LateAssists } from './late-assists.tick.ts';

/** What consultants are asked to do for cases (S27). */
@Module({
  imports: [CalendarModule, CaseModule],
  providers: [AssistService, AssistAnswerService, AssistViewService, LateAssists, AssistResolver],
})
export class AssistModule {}
