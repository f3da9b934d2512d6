import { NotFound } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { BankAttemptsService } from './bank-attempts.service.ts';
import { DecideApplicationInput, DisburseApplicationInput } from './bank-says.input.ts';
import { BankSwitchService } from './bank-switch.service.ts';
import { CaseViewService } from './case-view.service.ts';
import { PlanMortgageInput, TopUpMortgageInput } from './mortgage-case.input.ts';
import { BankSwitchWhatIf, type MortgageCaseRecord, MortgageCaseResult } from './mortgage-case.types.ts';

@Resolver()
export class BankAttemptsResolver {
  readonly #attempts: BankAttemptsService;
  readonly #switch: BankSwitchService;
  readonly #view: CaseViewService;

  constructor(attempts: BankAttemptsService, change: BankSwitchService, view: CaseViewService) {
    this.#attempts = attempts;
    this.#switch = change;
    this.#view = view;
  }

  @Permit('mortgageCase.read')
  @Query(() => [BankSwitchWhatIf], {
    description: 'What changing to each other bank would mean; nothing is changed (S2)',
  })
  mortgageBankSwitch(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<BankSwitchWhatIf[]> {
    return this.#switch.whatIf(id);
  }

  @Permit('mortgageCase.work')
  @Mutation(() => MortgageCaseResult, {
    description: 'Says what is asked of which banks; while the bank is changed this begins the next attempt (S2, S13)',
  })
  async planMortgage(@Args('input') input: PlanMortgageInput): Promise<typeof MortgageCaseResult> {
    return (await this.#attempts.plan(input)) ?? this.#record(input.id);
  }

  @Permit('mortgageCase.work')
  @Mutation(() => MortgageCaseResult, {
    description: 'Sets the balance payment, such as the top-up of a reduced loan (S13)',
  })
  async topUpMortgage(@Args('input') input: TopUpMortgageInput): Promise<typeof MortgageCaseResult> {
    return (await this.#attempts.topUp(input)) ?? this.#record(input.id);
  }

  @Permit('mortgageCase.work')
  @Mutation(() => MortgageCaseResult, {
    description: 'Writes what a bank decided of one loan; the case goes on once each is decided (S2)',
  })
  async decideMortgageApplication(@Args('input') input: DecideApplicationInput): Promise<typeof MortgageCaseResult> {
    return (await this.#attempts.decide(input)) ?? this.#record(input.id);
  }

  @Permit('mortgageCase.work')
  @Mutation(() => MortgageCaseResult, { description: 'Writes what a bank has paid out of one loan altogether (S2)' })
  async disburseMortgageApplication(
    @Args('input') input: DisburseApplicationInput,
  ): Promise<typeof MortgageCaseResult> {
    return (await this.#attempts.disburse(input)) ?? this.#record(input.id);
  }

  async #record(id: string): Promise<MortgageCaseRecord | NotFound> {
    return (await this.#view.one(id)) ?? NotFound.of('mortgage case');
  }
}
