import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DelegationService } from './delegation.service.ts';
import { DelegateInput, Delegation, DelegationResult, StandIn } from './delegation.types.ts';

@Resolver()
export class DelegationResolver {
  readonly #delegations: DelegationService;

  constructor(delegations: DelegationService) {
    this.#delegations = delegations;
  }

  @Permit('approval.decide')
  @Query(() => [Delegation], { description: 'Delegations that hold or are to come (X3)' })
  delegations(): Promise<Delegation[]> {
    return this.#delegations.list();
  }

  @Permit('approval.decide')
  @Query(() => [StandIn], { description: 'The active people who decide approvals, by name; at most 500 (X3)' })
  standIns(): Promise<StandIn[]> {
    return this.#delegations.standIns();
  }

  @Permit('approval.decide')
  @Mutation(() => DelegationResult, { description: 'Has somebody stand in from–to (X3)' })
  delegateApprovals(@Args('input') input: DelegateInput): Promise<typeof DelegationResult> {
    return this.#delegations.delegate(input);
  }

  @Permit('approval.decide')
  @Mutation(() => DelegationResult, { description: 'Ends a delegation at once (X3)' })
  revokeDelegation(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<typeof DelegationResult> {
    return this.#delegations.revoke(id);
  }
}
