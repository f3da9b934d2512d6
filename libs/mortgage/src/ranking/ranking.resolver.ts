import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { RankingService } from './ranking.service.ts';
import { MortgageRankingPolicy, RankingPolicyResult, SetRankingPolicyInput, TeamRace } from './ranking.types.ts';

@Resolver()
export class RankingResolver {
  readonly #ranking: RankingService;

  constructor(ranking: RankingService) {
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

  @Permit('mortgageRanking.settings')
  @Mutation(() => RankingPolicyResult, {
    description: 'Changes how months are counted that are not frozen yet (S24, S25)',
  })
  setMortgageRankingPolicy(@Args('input') input: SetRankingPolicyInput): Promise<typeof RankingPolicyResult> {
    return this.#ranking.setPolicy(input);
  }
}
