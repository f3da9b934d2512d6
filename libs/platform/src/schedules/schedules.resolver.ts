import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { NotFound } from '../errors/index.ts';
import { Permit } from '../permissions/index.ts';
import { SchedulesService } from './schedules.service.ts';
import { RunScheduleInput, RunScheduleResult } from './schedules.types.ts';

@Resolver()
export class SchedulesResolver {
  readonly #schedules: SchedulesService;

  constructor(schedules: SchedulesService) {
    this.#schedules = schedules;
  }

  @Permit('jobs.manage')
  @Mutation(() => RunScheduleResult, {
    description: 'Lets a schedule run now instead of when its time comes, such as after a setting was mended (X11)',
  })
  async runSchedule(@Args('input') { name }: RunScheduleInput): Promise<typeof RunScheduleResult> {
    return (await this.#schedules.run(name)) ?? NotFound.of('schedule');
  }
}
