import { Permit } from '@kefu/platform/permissions';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { ApplicationFiguresService } from './application-figures.service.ts';
import { ApplicationAgeing, ApplicationFigures } from './application-figures.types.ts';
import { ApplicationTimelineService } from './application-timeline.service.ts';
import { ApplicationTimeline, ApplicationTimelineArgs } from './application-timeline.types.ts';

@Resolver()
export class ApplicationFiguresResolver {
  readonly #figures: ApplicationFiguresService;
  readonly #timeline: ApplicationTimelineService;

  constructor(figures: ApplicationFiguresService, timeline: ApplicationTimelineService) {
    this.#figures = figures;
    this.#timeline = timeline;
  }

  @Permit('application.read')
  @Query(() => ApplicationTimeline, { description: 'What happened to an application, the newest first (X2)' })
  applicationTimeline(@Args() args: ApplicationTimelineArgs): Promise<ApplicationTimeline> {
    return this.#timeline.page(args);
  }

  @Permit('application.read')
  @Query(() => ApplicationFigures, {
    description: 'Return rate and lead time of what was decided on these days (T1)',
  })
  applicationFigures(@Args('from') from: string, @Args('to') to: string): Promise<ApplicationFigures> {
    return this.#figures.of(from, to);
  }

  @Permit('application.read')
  @Query(() => [ApplicationAgeing], { description: 'How long what waits now has waited, by step and desk (T1)' })
  applicationAgeing(): Promise<ApplicationAgeing[]> {
    return this.#figures.ageing();
  }
}
