import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { RiskMarketService } from '../market/risk-market.service.ts';
import { RiskThresholdService } from './risk-threshold.service.ts';
import {
  AddRiskMarketInput,
  ChangeRiskMarketInput,
  DecideRiskThresholdInput,
  ProposeRiskThresholdInput,
  RiskMarket,
  RiskMarketResult,
  RiskThresholdResult,
} from './risk-threshold.types.ts';

@Resolver()
export class RiskSettingsResolver {
  readonly #markets: RiskMarketService;
  readonly #thresholds: RiskThresholdService;

  constructor(markets: RiskMarketService, thresholds: RiskThresholdService) {
    this.#markets = markets;
    this.#thresholds = thresholds;
  }

  @Permit('risk.read')
  @Query(() => [RiskMarket], { description: 'Markets with their settings and limits, by name (T9)' })
  riskMarkets(): Promise<RiskMarket[]> {
    return this.#markets.all();
  }

  @Permit('risk.settings')
  @Mutation(() => RiskMarketResult, { description: 'Changes the settings of a market (T9, T11)' })
  changeRiskMarket(@Args('input') input: ChangeRiskMarketInput): Promise<typeof RiskMarketResult> {
    return this.#markets.change(input);
  }

  @Permit('risk.settings')
  @Mutation(() => RiskMarketResult, {
    description: 'Adds a market, with the settings, limits and words of another to begin with (T9)',
  })
  addRiskMarket(@Args('input') input: AddRiskMarketInput): Promise<typeof RiskMarketResult> {
    return this.#markets.add(input);
  }

  @Permit('risk.settings')
  @Mutation(() => RiskThresholdResult, {
    description: 'Proposes limits from a day on; somebody else must approve them (T9)',
  })
  proposeRiskThreshold(@Args('input') input: ProposeRiskThresholdInput): Promise<typeof RiskThresholdResult> {
    return this.#thresholds.propose(input);
  }

  @Permit('risk.settings')
  @Mutation(() => RiskThresholdResult, { description: 'Approves or refuses limits that somebody else proposed (T9)' })
  decideRiskThreshold(@Args('input') { id, approve }: DecideRiskThresholdInput): Promise<typeof RiskThresholdResult> {
    return this.#thresholds.decide(id, approve);
  }
}
