import { Module } from '@nestjs/common';
import { SeasonResolver } from './season.resolver.ts';
import { SeasonService } from './season.service.ts';

/** Seasons (F1). */
@Module({ providers: [SeasonService, SeasonResolver] })
export class SeasonModule {}
