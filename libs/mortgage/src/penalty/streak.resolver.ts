import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { StreakService } from './streak.service.ts';
import { DecideStreakInput, StreakQuestions, StreakQuestionsResult } from './streak.types.ts';

@Resolver()
export class StreakResolver {
  readonly #streaks: StreakService;

  constructor(streaks: StreakService) {
    this.#streaks = streaks;
  }

  @Permit('mortgageRanking.read')
  @Query(() => StreakQuestions, {
    description:
      'Teams that were merged or renamed, about whose streak a person is asked; no penalty is proposed until then (S24)',
  })
  mortgageStreakQuestions(): Promise<StreakQuestions> {
    return this.#streaks.questions();
  }

  @Permit('mortgageRanking.settings')
  @Mutation(() => StreakQuestionsResult, {
    description: 'Decides with which streak a team begins a month (S24)',
  })
  decideMortgageStreak(@Args('input') input: DecideStreakInput): Promise<typeof StreakQuestionsResult> {
    return this.#streaks.decide(input);
  }
}
