import { Module } from '@nestjs/common';
import { ExecutionResolver } from './execution.resolver.ts';
import { ExecutionService } from './execution.service.ts';
import { ExecutionReviewService } from './execution-review.service.ts';
import { FoldExecution } from './fold-execution.tick.ts';
import './execution.export.ts';
import './execution.permissions.ts';

/** How far orders were executed, and the monthly review (F6, F9). */
@Module({
  providers: [ExecutionService, ExecutionReviewService, ExecutionResolver, FoldExecution],
  exports: [FoldExecution],
})
export class ExecutionModule {}
