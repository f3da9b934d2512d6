import { NotFound } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { RiskTraderConnection, RiskTradersArgs } from '../review/risk-trader.types.ts';
import { RiskTradersService } from '../review/risk-traders.service.ts';
import { DecideRiskQuestionInput, ExcludeRiskTraderInput, MoveRiskRunInput } from './risk-run.input.ts';
import { RiskRunService, type RunRefusal } from './risk-run.service.ts';
import { type RiskRunRecord, RiskRunResult } from './risk-run.types.ts';
import { RiskRunViewService } from './risk-run-view.service.ts';

@Resolver()
export class RiskRunMoveResolver {
  readonly #runs: RiskRunService;
  readonly #view: RiskRunViewService;
  readonly #traders: RiskTradersService;

  constructor(runs: RiskRunService, view: RiskRunViewService, traders: RiskTradersService) {
    this.#runs = runs;
    this.#view = view;
    this.#traders = traders;
  }

  @Permit('risk.read')
  @Query(() => RiskTraderConnection, {
    description: 'The traders of a run with the words that each will get, priority traders first (T9)',
  })
  riskTraders(@Args() args: RiskTradersArgs): Promise<RiskTraderConnection> {
    return this.#traders.page(args);
  }

  @Permit('risk.import')
  @Mutation(() => RiskRunResult, { description: 'Decides what becomes of an unknown or doubled number of a file (T9)' })
  async decideRiskQuestion(@Args('input') input: DecideRiskQuestionInput): Promise<typeof RiskRunResult> {
    return this.#answer(await this.#runs.decide(input));
  }

  @Permit('risk.import')
  @Mutation(() => RiskRunResult, {
    description: 'Leaves a trader out of today’s notices with a reason, or takes that back (T9)',
  })
  async excludeRiskTrader(@Args('input') input: ExcludeRiskTraderInput): Promise<typeof RiskRunResult> {
    return this.#answer(await this.#runs.exclude(input));
  }

  @Permit('risk.import')
  @Mutation(() => RiskRunResult, { description: 'Submits a screened run for approval (T9)' })
  submitRiskRun(@Args('input') input: MoveRiskRunInput): Promise<typeof RiskRunResult> {
    return this.#move('submit', input);
  }

  @Permit('risk.approve')
  @Mutation(() => RiskRunResult, { description: 'Gives a run back to who screened it, saying why (T9)' })
  giveBackRiskRun(@Args('input') input: MoveRiskRunInput): Promise<typeof RiskRunResult> {
    return this.#move('giveBack', input);
  }

  @Permit('risk.approve')
  @Mutation(() => RiskRunResult, { description: 'Approves a run: its notices leave, each once (T9)' })
  approveRiskRun(@Args('input') input: MoveRiskRunInput): Promise<typeof RiskRunResult> {
    return this.#move('approve', input);
  }

  @Permit('risk.approve')
  @Mutation(() => RiskRunResult, {
    description: 'Leaves aside a file that came after the notices of the day, saying why: they are followed up (T9)',
  })
  leaveRiskFile(@Args('input') input: MoveRiskRunInput): Promise<typeof RiskRunResult> {
    return this.#move('leaveFile', input);
  }

  @Permit('risk.approve')
  @Mutation(() => RiskRunResult, {
    description: 'Closes a day whose notices do not leave, saying why: no file came, or nothing is to be sent (T9)',
  })
  closeUnsentRiskRun(@Args('input') input: MoveRiskRunInput): Promise<typeof RiskRunResult> {
    return this.#move('closeUnsent', input);
  }

  @Permit('risk.close')
  @Mutation(() => RiskRunResult, {
    description: 'Closes the day: nothing missing, nothing unexplained, everybody followed up (T9)',
  })
  closeRiskRun(@Args('input') input: MoveRiskRunInput): Promise<typeof RiskRunResult> {
    return this.#move('close', input);
  }

  async #move(
    transition: Parameters<RiskRunService['move']>[0],
    input: MoveRiskRunInput,
  ): Promise<typeof RiskRunResult> {
    return this.#answer((await this.#runs.move(transition, input)) ?? input.id);
  }

  async #answer(outcome: string | RunRefusal): Promise<RiskRunRecord | RunRefusal> {
    if (typeof outcome !== 'string') return outcome;
    return (await this.#view.one(outcome)) ?? NotFound.of('risk run');
  }
}
