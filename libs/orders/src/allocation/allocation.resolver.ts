import { PageArgs } from '@kefu/platform/paging';
import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AllocationRunService } from './allocation-run.service.ts';
import {
  AllocationRun,
  AllocationRunConnection,
  AllocationShare,
  AllocationSkuConnection,
  AllocationSkusArgs,
  DecideAllocationResult,
  ProposeAllocationInput,
  ProposeAllocationResult,
} from './allocation-run.types.ts';
import { AllocationViewService } from './allocation-view.service.ts';

@Resolver()
export class AllocationResolver {
  readonly #runs: AllocationRunService;
  readonly #view: AllocationViewService;

  constructor(runs: AllocationRunService, view: AllocationViewService) {
    this.#runs = runs;
    this.#view = view;
  }

  @Permit('allocation.read')
  @Query(() => AllocationRunConnection, { description: 'How goods were shared out, the latest first (F4)' })
  allocationRuns(@Args() args: PageArgs): Promise<AllocationRunConnection> {
    return this.#view.page(args);
  }

  @Permit('allocation.read')
  @Query(() => AllocationRun, { nullable: true, description: 'One sharing-out (F4)' })
  allocationRun(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<AllocationRun | null> {
    return this.#view.run(id);
  }

  @Permit('allocation.read')
  @Query(() => AllocationSkuConnection, { description: 'The SKUs of a sharing-out (F4)' })
  allocationSkus(@Args() args: AllocationSkusArgs): Promise<AllocationSkuConnection> {
    return this.#view.skus(args);
  }

  @Permit('allocation.read')
  @Query(() => [AllocationShare], { description: 'Who got how much of a SKU, and why so (F4)' })
  allocationShares(
    @Args('runId', { type: () => ID }, ParseUUIDPipe) runId: string,
    @Args('skuId', { type: () => ID }, ParseUUIDPipe) skuId: string,
  ): Promise<AllocationShare[]> {
    return this.#view.explain(runId, skuId);
  }

  @Permit('allocation.propose')
  @Mutation(() => ProposeAllocationResult, { description: 'What everybody would get; nothing is held yet (F4)' })
  proposeAllocation(@Args('input') input: ProposeAllocationInput): Promise<typeof ProposeAllocationResult> {
    return this.#runs.propose(input);
  }

  @Permit('allocation.commit')
  @Mutation(() => DecideAllocationResult, { description: 'Holds for every line what the proposal gives it (F4)' })
  commitAllocation(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<typeof DecideAllocationResult> {
    return this.#runs.commit(id);
  }

  @Permit('allocation.propose')
  @Mutation(() => DecideAllocationResult, { description: 'Lays a proposal aside (F4)' })
  discardAllocation(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<typeof DecideAllocationResult> {
    return this.#runs.discard(id);
  }
}
