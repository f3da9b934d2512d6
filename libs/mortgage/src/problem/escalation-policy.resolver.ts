import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { EscalationPolicyService } from './escalation-policy.service.ts';
import { EscalationPolicyResult, MortgageEscalationPolicy, SetEscalationPolicyInput } from './problem.types.ts';

@Resolver()
export class EscalationPolicyResolver {
  readonly #policies: EscalationPolicyService;

  constructor(policies: EscalationPolicyService) {
    this.#policies = policies;
  }

  @Permit('mortgageCase.settings')
  @Query(() => MortgageEscalationPolicy, { description: 'How many attempts an escalation needs (S26)' })
  mortgageEscalationPolicy(): Promise<MortgageEscalationPolicy> {
    return this.#policies.policy();
  }

  @Permit('mortgageCase.settings')
  @Mutation(() => EscalationPolicyResult, { description: 'Changes how many attempts an escalation needs (S26)' })
  setMortgageEscalationPolicy(@Args('input') input: SetEscalationPolicyInput): Promise<typeof EscalationPolicyResult> {
    return this.#policies.set(input);
  }
}
