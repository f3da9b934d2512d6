import { Module } from '@nestjs/common';
import { CaseModule } from '../case/case.module.ts';
import { NoteResolver } from './note.resolver.ts';
import { NoteService } from './note.service.ts';
import { ProblemResolver } from './problem.resolver.ts';
import { ProblemService } from './problem.service.ts';
import { ProblemViewService } from './problem-view.service.ts';

/** Problems with customers, and the thread of a case (S21, S22). */
@Module({
  imports: [CaseModule],
  providers: [ProblemService, ProblemViewService, ProblemResolver, NoteService, NoteResolver],
})
export class ProblemModule {}
