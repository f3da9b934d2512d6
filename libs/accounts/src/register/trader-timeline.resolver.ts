import { Permit } from '@kefu/platform/permissions';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { TraderTimelineService } from './trader-timeline.service.ts';
import { TraderTimeline, TraderTimelineArgs } from './trader-timeline.types.ts';

@Resolver()
export class TraderTimelineResolver {
  readonly #timeline: TraderTimelineService;

  constructor(timeline: TraderTimelineService) {
    this.#timeline = timeline;
  }

  @Permit('trader.read')
  @Query(() => TraderTimeline, { description: 'What happened to a trader, the newest first (T6)' })
  traderTimeline(@Args() args: TraderTimelineArgs): Promise<TraderTimeline> {
    return this.#timeline.page(args);
  }
}
