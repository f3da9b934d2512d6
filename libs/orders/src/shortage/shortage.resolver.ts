import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { ShortageService } from './shortage.service.ts';
import { ShortageForecast } from './shortage.types.ts';

@Resolver()
export class ShortageResolver {
  readonly #shortages: ShortageService;

  constructor(shortages: ShortageService) {
    this.#shortages = shortages;
  }

  @Permit('execution.read')
  @Query(() => ShortageForecast, { description: 'What will be short before its window ends (F30)' })
  shortageForecast(
    @Args('seasonId', { type: () => ID, nullable: true }, new ParseUUIDPipe({ optional: true })) seasonId?: string,
  ): Promise<ShortageForecast> {
    return this.#shortages.forecast(seasonId);
  }
}
