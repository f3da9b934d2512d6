import { NotFound } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  ExtraItemInput,
  ResolveDifferenceInput,
  TickTransmittalInput,
  TransmittalPolicyInput,
} from './transmittal.input.ts';
import {
  CheckTransmittalResult,
  TransmittalFigure,
  TransmittalPolicy,
  TransmittalPolicyResult,
  type TransmittalRecord,
} from './transmittal.types.ts';
import { TransmittalCheckService } from './transmittal-check.service.ts';
import { TransmittalFiguresService } from './transmittal-figures.service.ts';
import { TransmittalPolicyService } from './transmittal-policy.service.ts';
import { TransmittalViewService } from './transmittal-view.service.ts';

@Resolver()
export class TransmittalCheckResolver {
  readonly #check: TransmittalCheckService;
  readonly #view: TransmittalViewService;
  readonly #figures: TransmittalFiguresService;
  readonly #policy: TransmittalPolicyService;

  constructor(
    check: TransmittalCheckService,
    view: TransmittalViewService,
    figures: TransmittalFiguresService,
    policy: TransmittalPolicyService,
  ) {
    this.#check = check;
    this.#view = view;
    this.#figures = figures;
    this.#policy = policy;
  }

  @Permit('transmittal.receive')
  @Mutation(() => CheckTransmittalResult, { description: 'Ticks lines of a packing list, all of them or none (T8)' })
  async tickTransmittal(@Args('input') input: TickTransmittalInput): Promise<typeof CheckTransmittalResult> {
    return (await this.#check.tick(input)) ?? this.#record(input.transmittalId);
  }

  @Permit('transmittal.receive')
  @Mutation(() => CheckTransmittalResult, { description: 'Adds what lay in the parcel and stands on no list (T8)' })
  async addExtraToTransmittal(@Args('input') input: ExtraItemInput): Promise<typeof CheckTransmittalResult> {
    return (await this.#check.addExtra(input)) ?? this.#record(input.transmittalId);
  }

  @Permit('transmittal.receive')
  @Mutation(() => CheckTransmittalResult, { description: 'Keeps what was agreed on a difference (T8)' })
  async resolveTransmittalDifference(
    @Args('input') input: ResolveDifferenceInput,
  ): Promise<typeof CheckTransmittalResult> {
    const resolved = await this.#check.resolve(input);
    return typeof resolved === 'string' ? this.#record(resolved) : resolved;
  }

  @Permit('transmittal.read')
  @Query(() => [TransmittalFigure], { description: 'Openings, parcels and how long they took, by branch (T8)' })
  transmittalFigures(@Args('from') from: string, @Args('to') to: string): Promise<TransmittalFigure[]> {
    return this.#figures.figures(from, to);
  }

  @Permit('transmittal.read')
  @Query(() => TransmittalPolicy, { description: 'After how long parcels are chased (T8)' })
  transmittalPolicy(): Promise<TransmittalPolicy> {
    return this.#policy.current();
  }

  @Permit('transmittal.settings')
  @Mutation(() => TransmittalPolicyResult, { description: 'Sets after how long parcels are chased (T8)' })
  setTransmittalPolicy(@Args('input') input: TransmittalPolicyInput): Promise<typeof TransmittalPolicyResult> {
    return this.#policy.change(input);
  }

  async #record(id: string): Promise<TransmittalRecord | NotFound> {
    return (await this.#view.one(id)) ?? NotFound.of('transmittal');
  }
}
