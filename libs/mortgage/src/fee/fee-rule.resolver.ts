import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { FeeRuleService } from './fee-rule.service.ts';
import {
  AddFeeRuleInput,
  FeeReassessment,
  FeeReassessmentResult,
  FeeRuleResult,
  MortgageFeeRule,
} from './fee-rule.types.ts';

@Resolver()
export class FeeRuleResolver {
  readonly #rules: FeeRuleService;

  constructor(rules: FeeRuleService) {
    this.#rules = rules;
  }

  @Permit('mortgageFee.settings')
  @Query(() => [MortgageFeeRule], { description: 'Rules of fees, the latest first within their city (S18)' })
  mortgageFeeRules(): Promise<MortgageFeeRule[]> {
    return this.#rules.all();
  }

  @Permit('mortgageFee.settings')
  @Mutation(() => FeeRuleResult, {
    description: 'Enters a rule of a city from a day on; what was assessed stays (S18)',
  })
  addMortgageFeeRule(@Args('input') input: AddFeeRuleInput): Promise<typeof FeeRuleResult> {
    return this.#rules.add(input);
  }

  @Permit('mortgageFee.settings')
  @Query(() => FeeReassessment, { description: 'What assessing open fees anew would change; changes nothing (S18)' })
  mortgageFeeReassessment(): Promise<FeeReassessment> {
    return this.#rules.preview();
  }

  @Permit('mortgageFee.settings')
  @Mutation(() => FeeReassessmentResult, {
    description: 'Assesses open fees anew, exactly as the preview’s mark names them (S18)',
  })
  reassessMortgageFees(@Args('mark') mark: string): Promise<typeof FeeReassessmentResult> {
    return this.#rules.reassess(mark);
  }
}
