import { Query, Resolver } from '@nestjs/graphql';
import { Permit } from '../permissions/index.ts';
import { JobsService } from './jobs.service.ts';
import { JobsSummary } from './jobs.types.ts';

@Resolver()
export class JobsResolver {
  readonly #jobs: JobsService;

  constructor(jobs: JobsService) {
    this.#jobs = jobs;
  }

  @Permit('jobs.manage')
  @Query(() => JobsSummary, { description: 'Queues, schedules and workers (X11)' })
  jobs(): Promise<JobsSummary> {
    return this.#jobs.summary();
  }
}
