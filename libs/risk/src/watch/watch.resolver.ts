import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { WatchService } from './watch.service.ts';
import {
  RiskSignalConnection,
  RiskSignalResult,
  RiskSignalsArgs,
  RiskWatchFigure,
  SettleRiskSignalInput,
} from './watch.types.ts';

@Resolver()
export class WatchResolver {
  readonly #watch: WatchService;

  constructor(watch: WatchService) {
    this.#watch = watch;
  }

  @Permit('risk.read')
  @Query(() => RiskSignalConnection, { description: 'The watch list, the latest first (T11)' })
  riskSignals(@Args() args: RiskSignalsArgs): Promise<RiskSignalConnection> {
    return this.#watch.page(args);
  }

  @Permit('risk.read')
  @Query(() => RiskWatchFigure, { description: 'How many traders are watched, and how many were calmed (T11)' })
  riskWatchFigure(): Promise<RiskWatchFigure> {
    return this.#watch.figure();
  }

  @Permit('risk.care')
  @Mutation(() => RiskSignalResult, { description: 'Records what caring for a watched trader came to (T11)' })
  settleRiskSignal(@Args('input') input: SettleRiskSignalInput): Promise<typeof RiskSignalResult> {
    return this.#watch.settle(input);
  }
}
