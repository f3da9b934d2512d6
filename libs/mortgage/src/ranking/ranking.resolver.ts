import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { RankingService } from './ranking.service.ts';
import { MortgageRankingPolicy, RankingPolicyResult, SetRankingPolicyInput, TeamRace } from './ranking.types.ts';
import { StreakService } from './streak.service.ts';
import { DecideStreakInput, StreakQuestions, StreakQuestionsResult } from './streak.types.ts';

@Resolver()
export class RankingResolver {
  readonly #ranking: RankingService;
  readonly #streaks: StreakService;

  constructor(ranking: RankingService, streaks: StreakService) {
    this.#streaks = streaks;
    this.#ranking = ranking;
  }

  @Permit('mortgageRanking.read')
  @Query(() => TeamRace, { nullable: true, description: 'The race of a month, the present one by default (S24)' })
  mortgageTeamRace(
    @Args('month', { type: () => String, nullable: true }) month?: string | null,
  ): Promise<TeamRace | undefined> {
    return this.#ranking.race(month);
  }

  @Permit('mortgageRanking.read')
  @Query(() => [String], { description: 'Months with money or frozen, the latest first' })
  mortgageRaceMonths(): Promise<string[]> {
    return this.#ranking.months();
  }

  @Permit('mortgageRanking.read')
  @Query(() => MortgageRankingPolicy, { description: 'How the site counts (S24, S25)' })
  mortgageRankingPolicy(): Promise<MortgageRankingPolicy> {
    return this.#ranking.policy();
  }

  @Permit('mortgageRanking.read')
  @Query(() => StreakQuestions, {
    description:
      'Teams that were merged or renamed, about whose streak a person is asked before the next month is frozen (S24)',
  })
  mortgageStreakQuestions(): Promise<StreakQuestions> {
    return this.#streaks.questions();
  }

  @Permit('mortgageRanking.settings')
  @Mutation(() => StreakQuestionsResult, {
    description: 'Decides with which streak a team begins the next month (S24)',
  })
  decideMortgageStreak(@Args('input') input: DecideStreakInput): Promise<typeof StreakQuestionsResult> {
    return this.#streaks.decide(input);
  }

  @Permit('mortgageRanking.settings')
  @Mutation(() => RankingPolicyResult, {
    description: 'Changes how months are counted that are not frozen yet (S24, S25)',
  })
  setMortgageRankingPolicy(@Args('input') input: SetRankingPolicyInput): Promise<typeof RankingPolicyResult> {
    return this.#ranking.setPolicy(input);
  }
}
