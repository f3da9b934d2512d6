import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { FaultService, type FaultStep } from './fault.service.ts';
import { FaultViewService } from './fault-view.service.ts';
import {
  MendTraderFaultInput,
  SettleTraderFaultInput,
  SignOffTraderFaultInput,
  TraderFaultFilter,
  TraderFaultsArgs,
} from './quality.input.ts';
import {
  ExcludedCell,
  TraderFaultConnection,
  TraderFaultCount,
  TraderFaultResult,
  TraderFaultType,
} from './quality.types.ts';

@Resolver(() => TraderFaultType)
export class QualityResolver {
  readonly #faults: FaultService;
  readonly #view: FaultViewService;

  constructor(faults: FaultService, view: FaultViewService) {
    this.#faults = faults;
    this.#view = view;
  }

  @Permit('traderFault.read')
  @Query(() => TraderFaultConnection, { description: 'The data-quality queue, the oldest first (T6)' })
  traderFaults(@Args() args: TraderFaultsArgs): Promise<TraderFaultConnection> {
    return this.#view.list(args.filter, args);
  }

  @Permit('traderFault.read')
  @Query(() => [TraderFaultCount], { description: 'How many faults of each code, the most frequent first (T6)' })
  traderFaultCounts(@Args('filter') filter: TraderFaultFilter): Promise<TraderFaultCount[]> {
    return this.#view.counts(filter);
  }

  @Permit('traderFault.read')
  @Query(() => TraderFaultType, { nullable: true, description: 'One item of the data-quality queue (T6)' })
  traderFault(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<TraderFaultType | null> {
    return this.#view.find(id);
  }

  @Permit('traderFault.read')
  @ResolveField(() => [ExcludedCell], { description: 'The whole row as the file had it; personal cells masked' })
  cells(@Parent() fault: TraderFaultType): Promise<ExcludedCell[]> {
    return this.#view.cells(fault.id);
  }

  @Permit('traderFault.mend')
  @Mutation(() => TraderFaultResult, { description: 'Corrects cells; a sound row becomes a trader (T6)' })
  async mendTraderFault(@Args('input') input: MendTraderFaultInput): Promise<typeof TraderFaultResult> {
    return this.#result(await this.#faults.mend(input));
  }

  @Permit('traderFault.mend')
  @Mutation(() => TraderFaultResult, { description: 'Leaves the row out of the register, with a reason (T6)' })
  async waiveTraderFault(@Args('input') input: SettleTraderFaultInput): Promise<typeof TraderFaultResult> {
    return this.#result(await this.#faults.waive(input));
  }

  @Permit('traderFault.mend')
  @Mutation(() => TraderFaultResult, { description: 'Makes the fault the own one of the caller (T6)' })
  async takeTraderFault(
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('version', { type: () => Int }) version: number,
  ): Promise<typeof TraderFaultResult> {
    return this.#result(await this.#faults.take(id, version));
  }

  @Permit('traderFault.signOff')
  @Mutation(() => TraderFaultResult, { description: 'The manager accepts a settled fault, or sends it back (T6)' })
  async signOffTraderFault(@Args('input') input: SignOffTraderFaultInput): Promise<typeof TraderFaultResult> {
    return this.#result(await this.#faults.signOff(input));
  }

  async #result(step: FaultStep): Promise<typeof TraderFaultResult> {
    if (typeof step !== 'string') return step;
    const fault = await this.#view.find(step);
    if (!fault) throw new Error('A fault vanished behind its own change');
    return fault;
  }
}
