import { Permit } from '@kefu/platform/permissions';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { ShortageService } from './shortage.service.ts';
import { ShortageForecast, ShortageForecastArgs } from './shortage.types.ts';

@Resolver()
export class ShortageResolver {
  readonly #shortages: ShortageService;

  constructor(shortages: ShortageService) {
    this.#shortages = shortages;
  }

  @Permit('execution.read')
  @Query(() => ShortageForecast, { description: 'What will be short before its window ends (F30)' })
  shortageForecast(@Args() args: ShortageForecastArgs): Promise<ShortageForecast> {
    return this.#shortages.forecast(args);
  }
}
