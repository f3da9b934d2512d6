import { Module } from '@nestjs/common';
import { SchedulesResolver } from './schedules.resolver.ts';
import { SchedulesService } from './schedules.service.ts';

/** Schedules at the hands of people; the rooms declare them and the worker runs them (jobs). */
@Module({ providers: [SchedulesService, SchedulesResolver] })
export class SchedulesModule {}
