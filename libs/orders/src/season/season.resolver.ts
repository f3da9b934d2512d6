import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { SeasonService } from './season.service.ts';
import { AddSeasonInput, ChangeSeasonInput, SeasonResult, SeasonType } from './season.types.ts';

@Resolver()
export class SeasonResolver {
  readonly #seasons: SeasonService;

  constructor(seasons: SeasonService) {
    this.#seasons = seasons;
  }

  @Permit('franchiseOrder.read')
  @Query(() => [SeasonType], { description: 'Seasons with how far each is, the latest first (F1, F3)' })
  seasons(): Promise<SeasonType[]> {
    return this.#seasons.all();
  }

  @Permit('franchiseOrder.read')
  @Query(() => SeasonType, { nullable: true, description: 'One season (F1)' })
  season(@Args('seasonId', { type: () => ID }, ParseUUIDPipe) id: string): Promise<SeasonType | undefined> {
    return this.#seasons.one(id);
  }

  @Permit('season.manage')
  @Mutation(() => SeasonResult, { description: 'Opens a season for orders (F1)' })
  addSeason(@Args('input') input: AddSeasonInput): Promise<typeof SeasonResult> {
    return this.#seasons.add(input);
  }

  @Permit('season.manage')
  @Mutation(() => SeasonResult, {
    description: 'Changes until when windows end, the threshold, how many orders are expected (F3, F6, F8)',
  })
  changeSeason(@Args('input') input: ChangeSeasonInput): Promise<typeof SeasonResult> {
    return this.#seasons.change(input);
  }
}
