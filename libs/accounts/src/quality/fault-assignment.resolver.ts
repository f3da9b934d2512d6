import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { FaultAssignmentService } from './fault-assignment.service.ts';
import { AssignTraderFaultsInput, TraderFaultMendersArgs } from './quality.input.ts';
import { TraderFaultMender, TraderFaultsAssigned } from './quality.types.ts';

@Resolver()
export class FaultAssignmentResolver {
  readonly #assignment: FaultAssignmentService;

  constructor(assignment: FaultAssignmentService) {
    this.#assignment = assignment;
  }

  @Permit('traderFault.mend')
  @Query(() => [TraderFaultMender], { description: 'Who may mend all of these faults, the least laden first (T6)' })
  traderFaultMenders(@Args() { faultIds }: TraderFaultMendersArgs): Promise<TraderFaultMender[]> {
    return this.#assignment.menders(faultIds);
  }

  @Permit('traderFault.mend')
  @Mutation(() => TraderFaultsAssigned, { description: 'Gives open faults to somebody who may mend them (T6)' })
  assignTraderFaults(@Args('input') input: AssignTraderFaultsInput): Promise<TraderFaultsAssigned> {
    return this.#assignment.assign(input);
  }
}
