import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { MortgageSettingsService } from './mortgage-settings.service.ts';
import {
  MortgageSettings,
  MortgageSettingsResult,
  SetClockRuleInput,
  SetLoanRuleInput,
  ToppedOutInput,
} from './mortgage-settings.types.ts';

@Resolver()
export class MortgageSettingsResolver {
  readonly #settings: MortgageSettingsService;

  constructor(settings: MortgageSettingsService) {
    this.#settings = settings;
  }

  @Permit('mortgageCase.read')
  @Query(() => MortgageSettings, { description: 'Rules of loans, limits of steps, banks and buildings (S2, S13)' })
  mortgageSettings(): Promise<MortgageSettings> {
    return this.#settings.read();
  }

  @Permit('mortgageCase.settings')
  @Mutation(() => MortgageSettingsResult, { description: 'Begins another rule of loans on a day (S13)' })
  async setMortgageLoanRule(@Args('input') input: SetLoanRuleInput): Promise<typeof MortgageSettingsResult> {
    return (await this.#settings.setLoanRule(input)) ?? this.#settings.read();
  }

  @Permit('mortgageCase.settings')
  @Mutation(() => MortgageSettingsResult, { description: 'Begins another limit of a step on a day (S2)' })
  async setMortgageClockRule(@Args('input') input: SetClockRuleInput): Promise<typeof MortgageSettingsResult> {
    return (await this.#settings.setClockRule(input)) ?? this.#settings.read();
  }

  @Permit('mortgageCase.settings')
  @Mutation(() => MortgageSettingsResult, { description: 'Says that a building is topped out (S13)' })
  async setBuildingToppedOut(@Args('input') input: ToppedOutInput): Promise<typeof MortgageSettingsResult> {
    return (await this.#settings.setToppedOut(input)) ?? this.#settings.read();
  }
}
