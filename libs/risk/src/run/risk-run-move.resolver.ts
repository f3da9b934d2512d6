import { NotFound } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { MoveRiskRunInput } from './risk-run.input.ts';
import { RiskRunService } from './risk-run.service.ts';
import { RiskRunResult } from './risk-run.types.ts';
import { RiskRunViewService } from './risk-run-view.service.ts';

@Resolver()
export class RiskRunMoveResolver {
  readonly #runs: RiskRunService;
  readonly #view: RiskRunViewService;

  constructor(runs: RiskRunService, view: RiskRunViewService) {
    this.#runs = runs;
    this.#view = view;
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
    const refused = await this.#runs.move(transition, input);
    return refused ?? (await this.#view.one(input.id)) ?? NotFound.of('risk run');
  }
}
