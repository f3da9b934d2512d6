import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { RetentionService } from './retention.service.ts';
import {
  EraseMortgageDataInput,
  EraseMortgageDataResult,
  MortgageRetention,
  SetRetentionRuleInput,
  SetRetentionRuleResult,
} from './retention.types.ts';

@Resolver()
export class RetentionResolver {
  readonly #retention: RetentionService;

  constructor(retention: RetentionService) {
    this.#retention = retention;
  }

  @Permit('mortgageRetention.read')
  @Query(() => MortgageRetention, {
    description: 'For how long personal data of finished cases are kept, and what is due to be erased (S7)',
  })
  mortgageRetention(): Promise<MortgageRetention> {
    return this.#retention.read();
  }

  @Permit('mortgageRetention.decide')
  @Mutation(() => SetRetentionRuleResult, { description: 'Says for how long something is kept (S7)' })
  async setMortgageRetentionRule(@Args('input') input: SetRetentionRuleInput): Promise<typeof SetRetentionRuleResult> {
    return (await this.#retention.setRule(input)) ?? this.#retention.read();
  }

  @Permit('mortgageRetention.decide')
  @Mutation(() => EraseMortgageDataResult, {
    description: 'Erases what is due, for good: amounts, days and the audit stay (S7)',
  })
  eraseMortgageData(@Args('input') input: EraseMortgageDataInput): Promise<typeof EraseMortgageDataResult> {
    return this.#retention.erase(input);
  }
}
