import { Module } from '@nestjs/common';
import { CaseModule } from '../case/case.module.ts';
import { ReviewResolver } from './review.resolver.ts';
import { ReviewService } from './review.service.ts';
import { ReviewViewService } from './review-view.service.ts';

/** The review of contracts by four eyes (S15). */
@Module({
  imports: [CaseModule],
  providers: [ReviewService, ReviewViewService, ReviewResolver],
})
export class ReviewModule {}
