import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { FollowUpService } from './follow-up.service.ts';
import {
  RecordRiskContactInput,
  RiskFollowUpConnection,
  RiskFollowUpResult,
  RiskFollowUpsArgs,
} from './follow-up.types.ts';

@Resolver()
export class FollowUpResolver {
  readonly #followUps: FollowUpService;

  constructor(followUps: FollowUpService) {
    this.#followUps = followUps;
  }

  @Permit('risk.readFollowUps')
  @Query(() => RiskFollowUpConnection, { description: 'Traders whom no notice reached, the latest first (T9)' })
  riskFollowUps(@Args() args: RiskFollowUpsArgs): Promise<RiskFollowUpConnection> {
    return this.#followUps.page(args);
  }

  @Permit('risk.followUp')
  @Mutation(() => RiskFollowUpResult, { description: 'Records what a call, or the branch’s search, came to (T9)' })
  recordRiskContact(@Args('input') input: RecordRiskContactInput): Promise<typeof RiskFollowUpResult> {
    return this.#followUps.record(input);
  }
}
